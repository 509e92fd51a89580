import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { AccountPeriod } from '#lib/access/model/person-detail.ts'
import { accountKindWords, accountStatusWords, matchWords } from '#lib/access/model/words.ts'
import { MfaMark } from './mfa-level.tsx'

/** What was known of each account of a person, and for how long. */
export function AccountHistory({ periods, now }: { periods: readonly AccountPeriod[]; now: Date }) {
  return (
    <DataTable
      caption="Accounts of this person, the latest change first"
      rows={periods}
      rowKey={(row) => `${row.accountId} ${row.from.getTime()}`}
      empty={
        <EmptyState title="No account is theirs">
          An account becomes theirs by its e-mail address, by their number, or when somebody says so.
        </EmptyState>
      }
      columns={[
        {
          id: 'account',
          header: 'Account',
          cell: (row) => (
            <>
              <TextLink
                quiet
                href={`/accounts?system=${row.systemId}&account=${row.accountId}`}
                prefetch={false}
                className="font-medium"
              >
                {row.username}
              </TextLink>
              <span className="block text-xs text-ink-3">{row.systemName}</span>
            </>
          ),
        },
        {
          id: 'status',
          header: 'Status',
          phone: 'below',
          cell: (row) => (
            <span className="inline-flex flex-wrap gap-1.5">
              {accountStatusWords[row.status]}
              {row.kind !== 'human' && <Badge>{accountKindWords[row.kind].toLowerCase()}</Badge>}
            </span>
          ),
        },
        { id: 'mfa', header: 'Second factor', phone: 'below', cell: (row) => <MfaMark level={row.mfa} /> },
        {
          id: 'match',
          header: 'Theirs',
          phone: 'hide',
          cell: (row) => (row.matchedBy === null ? '–' : (matchWords[row.matchedBy] ?? row.matchedBy)),
        },
        {
          id: 'from',
          header: 'From',
          align: 'end',
          phone: 'below',
          cell: (row) => <Time at={row.from} now={now} />,
        },
        {
          id: 'to',
          header: 'Until',
          align: 'end',
          phone: 'hide',
          cell: (row) =>
            row.to === null ? <span className="text-ink-3">still so</span> : <Time at={row.to} now={now} />,
        },
      ]}
    />
  )
}

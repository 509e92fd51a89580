'use client'

import { useMemo } from 'react'
import type { Column } from '#components/table/column.ts'
import { Badge } from '#components/ui/badge.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Time } from '#components/ui/time.tsx'
import { type AccountRow, accountFacets } from '#lib/access/model/account-row.ts'
import { accountKindWords, accountStatusWords } from '#lib/access/model/words.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { ListExplorer, type ListProps } from './list-explorer.tsx'
import { MfaMark } from './mfa-level.tsx'
import { NoMatch } from './no-match.tsx'

const nothing = <span className="text-ink-3">–</span>

const columnsAt = (now: Date): Column<AccountRow>[] => [
  {
    id: 'account',
    header: 'Account, system',
    width: '13rem',
    cell: (row) => (
      <span className="block min-w-0">
        <span className="block truncate font-medium">{row.username}</span>
        <span className="block truncate text-xs text-ink-3">
          {[
            row.systemName,
            row.kind === 'human' ? null : accountKindWords[row.kind].toLowerCase(),
            row.status === 'active' ? null : accountStatusWords[row.status].toLowerCase(),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    ),
  },
  {
    id: 'whose',
    header: 'Whose',
    width: '9rem',
    phone: 'below',
    cell: (row) =>
      row.personName === null ? (
        <Badge tone="breach">nobody’s</Badge>
      ) : (
        <span className="flex items-center gap-1.5">
          <span className="truncate">{row.personName}</span>
          {row.personState === 'left' && <Badge tone="breach">has left</Badge>}
        </span>
      ),
  },
  {
    id: 'mfa',
    header: 'Second factor',
    width: '9.25rem',
    phone: 'below',
    cell: (row) => (row.kind === 'service' ? nothing : <MfaMark level={row.mfa} />),
  },
  {
    id: 'grants',
    header: 'Grants',
    align: 'end',
    width: '4rem',
    phone: 'hide',
    cell: (row) => (row.grants === 0 ? nothing : formatCount(row.grants)),
  },
  {
    id: 'privileged',
    header: 'Privileged',
    align: 'end',
    width: '5rem',
    phone: 'hide',
    cell: (row) =>
      row.privileged === 0 ? nothing : <Badge tone="risk">{formatCount(row.privileged)}</Badge>,
  },
  {
    id: 'used',
    header: 'Last used',
    align: 'end',
    width: '6.5rem',
    phone: 'hide',
    cell: (row) => {
      if (row.lastUsedAt === null) return <span className="text-ink-3">not known</span>
      const at = new Date(row.lastUsedAt)
      return <Time at={at > now ? now : at} now={now} />
    },
  },
]

/** The accounts of every system. A row opens beside the list, so that the queue is worked through without leaving it. */
export function AccountsExplorer({
  now,
  mayManage,
  isFiltered,
  ...list
}: ListProps<AccountRow> & { now: Date; mayManage: boolean; isFiltered: boolean }) {
  const columns = useMemo(() => columnsAt(now), [now])
  return (
    <ListExplorer
      {...list}
      label="Search accounts"
      caption="Accounts, by name"
      spec={accountFacets}
      api="/api/accounts"
      columns={columns}
      rowHref={(row) => `/accounts?${list.query}${list.query === '' ? '' : '&'}account=${row.id}`}
      empty={
        isFiltered ? (
          <NoMatch what="No account" href="/accounts" />
        ) : (
          <EmptyState
            title="No account is known yet"
            actions={
              mayManage && (
                <LinkButton href="/sources" variant="primary">
                  Connect a source
                </LinkButton>
              )
            }
          >
            Accounts come from what systems export: a credential report, a member list, a CSV.
          </EmptyState>
        )
      }
    />
  )
}

import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { HeldGrant } from '#lib/access/model/person-detail.ts'
import { GrantPath } from './grant-path.tsx'
import { LastUsed } from './last-used.tsx'

/** What a person holds, one table for each system. */
export function AccessBySystem({ grants, now }: { grants: readonly HeldGrant[]; now: Date }) {
  if (grants.length === 0) {
    return (
      <EmptyState title="They can reach nothing">
        No account of theirs holds a role, as far as the connected sources say.
      </EmptyState>
    )
  }
  const groups = [...Map.groupBy(grants, ({ systemId }) => systemId)]
  return (
    <div className="grid gap-5">
      {groups.map(([systemId, held]) => (
        <section key={systemId} aria-label={`In ${held[0]?.systemName}`}>
          <h3 className="mb-1 px-2.5 text-sm font-semibold">
            <TextLink quiet href={`/systems/${systemId}`} prefetch={false}>
              {held[0]?.systemName}
            </TextLink>
          </h3>
          <DataTable
            caption={`Access to ${held[0]?.systemName}`}
            rows={held}
            rowKey={(row) => row.id}
            columns={[
              {
                id: 'role',
                header: 'Role',
                cell: (row) => (
                  <>
                    <span className="font-medium">{row.role}</span>{' '}
                    {row.isPrivileged && <Badge tone="risk">privileged</Badge>}
                    <span className="block text-xs break-all text-ink-3">{row.resource}</span>
                  </>
                ),
              },
              {
                id: 'account',
                header: 'Account',
                width: '9rem',
                phone: 'below',
                cell: (row) => row.username,
              },
              {
                id: 'path',
                header: 'How',
                width: '14rem',
                phone: 'below',
                cell: (row) => <GrantPath path={row.path} />,
              },
              {
                id: 'used',
                header: 'Last used',
                align: 'end',
                width: '8rem',
                phone: 'below',
                cell: (row) => (
                  <LastUsed at={row.lastUsedAt} isKnown={row.isUseKnown} since={row.from} now={now} />
                ),
              },
              {
                id: 'since',
                header: 'Since',
                align: 'end',
                width: '6.5rem',
                phone: 'hide',
                cell: (row) => <Time at={row.from} now={now} />,
              },
            ]}
          />
        </section>
      ))}
    </div>
  )
}

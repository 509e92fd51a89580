'use client'

import { useMemo } from 'react'
import type { Column } from '#components/table/column.ts'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Time } from '#components/ui/time.tsx'
import { type GrantRow, grantFacets } from '#lib/access/model/grant-row.ts'
import { GrantPath } from './grant-path.tsx'
import { LastUsed } from './last-used.tsx'
import { ListExplorer, type ListProps } from './list-explorer.tsx'
import { NoMatch } from './no-match.tsx'

const columnsAt = (now: Date): Column<GrantRow>[] => [
  {
    id: 'who',
    header: 'Who',
    width: '10.5rem',
    cell: (row) => (
      <span className="block min-w-0">
        <span className="block truncate font-medium">
          {row.personName ?? row.username}{' '}
          {row.personState === 'left' && <Badge tone="breach">has left</Badge>}
          {row.personId === null && <Badge tone="risk">nobody’s</Badge>}
        </span>
        <span className="block truncate text-xs text-ink-3">
          {row.kind === 'service' ? 'service ' : ''}
          {row.username}
        </span>
      </span>
    ),
  },
  {
    id: 'role',
    header: 'Role',
    width: '10.5rem',
    phone: 'below',
    cell: (row) => (
      <span className="flex items-center gap-1.5">
        <span className="truncate" title={row.role}>
          {row.role}
        </span>
        {row.isPrivileged && <Badge tone="risk">privileged</Badge>}
      </span>
    ),
  },
  {
    id: 'resource',
    header: 'Resource',
    width: '7.75rem',
    phone: 'below',
    cell: (row) => (
      <span className="block truncate" title={row.resource}>
        {row.resource}
      </span>
    ),
  },
  { id: 'path', header: 'How', width: '7.5rem', phone: 'hide', cell: (row) => <GrantPath path={row.path} /> },
  {
    id: 'used',
    header: 'Last used',
    align: 'end',
    width: '6rem',
    phone: 'below',
    cell: (row) => (
      <LastUsed
        at={row.lastUsedAt === null ? null : new Date(row.lastUsedAt)}
        isKnown={row.isUseKnown}
        since={new Date(row.since)}
        now={now}
      />
    ),
  },
  {
    id: 'since',
    header: 'Since',
    align: 'end',
    width: '5rem',
    phone: 'hide',
    cell: (row) => <Time at={new Date(row.since)} now={now} />,
  },
]

/** Who may do what in one system. */
export function GrantsExplorer({
  systemId,
  day,
  now,
  ...list
}: ListProps<GrantRow> & { systemId: string; day: string | null; now: Date }) {
  const columns = useMemo(() => columnsAt(now), [now])
  const dated = day === null ? '' : `?asOf=${day}`
  return (
    <ListExplorer
      {...list}
      label="Search people, roles, resources"
      caption="Who may do what, newest first"
      spec={grantFacets}
      api={`/api/systems/${systemId}/grants`}
      columns={columns}
      rowHref={(row) =>
        row.personId === null
          ? `/accounts?system=${systemId}&account=${row.accountId}${day === null ? '' : `&asOf=${day}`}`
          : `/people/${row.personId}${dated}`
      }
      empty={
        list.query === '' || list.query === `asOf=${day}` ? (
          <EmptyState title="No role is known here">
            A source of this system has to list what its accounts may do. Until then nobody can review it.
          </EmptyState>
        ) : (
          <NoMatch what="No grant" href={`/systems/${systemId}${dated}`} />
        )
      }
    />
  )
}

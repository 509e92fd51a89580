import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { type Role, roleTitles } from '#lib/platform/auth/roles.ts'
import { PersonStatus } from './person-status.tsx'

export type PersonRow = {
  id: string
  name: string
  email: string
  status: 'invited' | 'active' | 'disabled'
  roles: Role[]
  hasSecondFactor: boolean
  lastSignedInAt: Date | null
}

const columns = (now: Date): Column<PersonRow>[] => [
  {
    id: 'name',
    header: 'Person',
    cell: (row) => (
      <>
        <TextLink quiet href={`/users/${row.id}`} className="font-medium">
          {row.name}
        </TextLink>
        <span className="block text-xs break-all text-ink-3">{row.email}</span>
      </>
    ),
  },
  {
    id: 'roles',
    header: 'Roles',
    phone: 'below',
    cell: (row) => row.roles.map((role) => roleTitles[role]).join(', '),
  },
  { id: 'status', header: 'Status', cell: (row) => <PersonStatus status={row.status} /> },
  {
    id: 'factor',
    header: 'Second factor',
    phone: 'hide',
    cell: (row) => (row.hasSecondFactor ? 'enrolled' : <Badge tone="risk">not yet</Badge>),
  },
  {
    id: 'seen',
    header: 'Last signed in',
    align: 'end',
    phone: 'hide',
    cell: (row) => (row.lastSignedInAt ? <Time at={row.lastSignedInAt} now={now} /> : 'never'),
  },
]

export function UsersTable({ rows, now, search }: { rows: PersonRow[]; now: Date; search: string }) {
  return (
    <DataTable
      caption="Users and their roles"
      columns={columns(now)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title={search ? `Nobody matches “${search}”` : 'Nobody is here yet'}>
          {search ? 'Try part of the name or of the e-mail address.' : 'Invite the first person.'}
        </EmptyState>
      }
    />
  )
}

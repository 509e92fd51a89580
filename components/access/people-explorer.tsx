'use client'

import type { Column } from '#components/table/column.ts'
import { Badge } from '#components/ui/badge.tsx'
import { LinkButton } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { type PersonRow, personFacets } from '#lib/access/model/person-row.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { EmploymentMark } from './employment-mark.tsx'
import { ListExplorer, type ListProps } from './list-explorer.tsx'
import { MfaMark } from './mfa-level.tsx'
import { NoMatch } from './no-match.tsx'

const nothing = <span className="text-ink-3">–</span>
const figure = (value: number) => (value === 0 ? nothing : formatCount(value))

const columns: Column<PersonRow>[] = [
  {
    id: 'name',
    header: 'Name',
    width: '10rem',
    cell: (row) => (
      <span className="block min-w-0">
        <span className="block truncate font-medium">{row.name}</span>
        <span className="block truncate text-xs text-ink-3">{row.title ?? row.email ?? 'no address'}</span>
      </span>
    ),
  },
  {
    id: 'department',
    header: 'Department, manager',
    width: '9.75rem',
    phone: 'below',
    cell: (row) => (
      <span className="block min-w-0">
        <span className="block truncate">{row.department ?? nothing}</span>
        <span className="block truncate text-xs text-ink-3 max-sm:hidden">
          {row.managerName ?? (row.state === 'left' ? '' : 'no manager')}
        </span>
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    width: '5.25rem',
    phone: 'below',
    cell: (row) => <EmploymentMark state={row.state} hasAccess={row.accounts > 0} />,
  },
  {
    id: 'accounts',
    header: 'Accounts',
    align: 'end',
    width: '4.5rem',
    phone: 'hide',
    cell: (row) => figure(row.accounts),
  },
  {
    id: 'grants',
    header: 'Grants',
    align: 'end',
    width: '3.75rem',
    phone: 'hide',
    cell: (row) => figure(row.grants),
  },
  {
    id: 'privileged',
    header: 'Privileged',
    align: 'end',
    width: '4.75rem',
    phone: 'below',
    cell: (row) =>
      row.privileged === 0 ? (
        <span className="text-ink-3 max-sm:hidden">–</span>
      ) : (
        <Badge tone="risk">
          {formatCount(row.privileged)} <span className="sm:sr-only">privileged</span>
        </Badge>
      ),
  },
  {
    id: 'mfa',
    header: 'Weakest factor',
    width: '9.25rem',
    phone: 'below',
    cell: (row) => (row.weakestMfa === null ? nothing : <MfaMark level={row.weakestMfa} />),
  },
]

/** The people of the registers, with what they can reach. */
export function PeopleExplorer({ mayManage, ...list }: ListProps<PersonRow> & { mayManage: boolean }) {
  return (
    <ListExplorer
      {...list}
      label="Search people"
      caption="People, by name"
      spec={personFacets}
      api="/api/people"
      columns={columns}
      rowHref={(row) => `/people/${row.id}`}
      empty={
        list.query === '' ? (
          <EmptyState
            title="Nobody is known yet"
            actions={
              mayManage && (
                <LinkButton href="/sources" variant="primary">
                  Connect a people register
                </LinkButton>
              )
            }
          >
            People come from a register: a CSV out of the personnel system, or an identity provider that
            pushes them. Accounts are matched with them.
          </EmptyState>
        ) : (
          <NoMatch what="Nobody" href="/people" />
        )
      }
    />
  )
}

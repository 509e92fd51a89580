import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { DestinationRow } from '#lib/incidents/model/destination.ts'
import { DestinationDeeds } from './destination-deeds.tsx'

const kinds = { github: 'GitHub', git: 'Git server' } as const

const columns: Column<DestinationRow>[] = [
  {
    id: 'name',
    header: 'Repository',
    cell: (row) => (
      <>
        <span className="font-medium">{row.name}</span>
        <code className="block font-mono text-xs wrap-anywhere text-ink-3">{row.where}</code>
      </>
    ),
  },
  { id: 'kind', header: 'Kind', phone: 'below', cell: (row) => kinds[row.kind] },
  {
    id: 'place',
    header: 'Branch and folder',
    phone: 'hide',
    cell: (row) => (
      <code className="font-mono text-xs">
        {row.branch}: {row.folder === '' ? '/' : `${row.folder}/`}
      </code>
    ),
  },
  {
    id: 'published',
    header: 'Published',
    align: 'end',
    phone: 'hide',
    cell: (row) => row.published,
  },
  {
    id: 'state',
    header: 'State',
    phone: 'below',
    cell: (row) =>
      row.isRetired ? (
        <Badge>retired</Badge>
      ) : (
        <Badge tone={row.isDefault ? 'accent' : 'outline'}>
          {row.isDefault ? 'offered first' : 'in use'}
        </Badge>
      ),
  },
  {
    id: 'deeds',
    header: 'Action',
    align: 'end',
    cell: (row) => !row.isRetired && <DestinationDeeds destination={row} />,
  },
]

/** The repositories that post-mortems are published in. */
export function DestinationTable({ rows }: { rows: readonly DestinationRow[] }) {
  return (
    <DataTable
      caption="Repositories for post-mortems"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="There is no repository for post-mortems yet">
          After a Critical or High incident the policy asks for a public post-mortem within 72 hours: add the
          repository before one is owed.
        </EmptyState>
      }
    />
  )
}

import { DataTable } from '#components/table/data-table.tsx'
import type { RejectRow } from '#lib/access/model/import-row.ts'

const mostFields = 6

/** Rows of a document that could not be read, each with its reason and its fields. */
export function RejectTable({ rows }: { rows: readonly RejectRow[] }) {
  return (
    <DataTable
      caption="Rows that could not be read"
      rows={rows}
      rowKey={(row) => String(row.position)}
      columns={[
        {
          id: 'what',
          header: 'What',
          cell: (row) => (
            <>
              {row.what} <span className="block text-xs text-ink-2">{row.nextStep}</span>
            </>
          ),
        },
        {
          id: 'where',
          header: 'Where',
          phone: 'below',
          cell: (row) => <span className="font-mono text-xs break-all">{row.where}</span>,
        },
        {
          id: 'row',
          header: 'The row',
          phone: 'hide',
          cell: (row) => (
            <span className="text-xs break-all text-ink-2">
              {Object.entries(row.fields)
                .filter(([, value]) => value !== '')
                .slice(0, mostFields)
                .map(([name, value]) => `${name}: ${value}`)
                .join(' · ')}
            </span>
          ),
        },
      ]}
    />
  )
}

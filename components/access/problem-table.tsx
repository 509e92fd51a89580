import { DataTable } from '#components/table/data-table.tsx'
import type { ImportReceipt } from '#lib/access/model/import-receipt.ts'

/** What a document could not say, and what to do about it. */
export function ProblemTable({ problems }: Pick<ImportReceipt, 'problems'>) {
  return (
    <DataTable
      caption="What the document could not say"
      rows={problems}
      rowKey={(problem) => `${problem.where} ${problem.what}`}
      columns={[
        { id: 'what', header: 'What', cell: (problem) => problem.what },
        {
          id: 'where',
          header: 'Where',
          phone: 'below',
          cell: (problem) => <span className="font-mono text-xs break-all">{problem.where}</span>,
        },
        { id: 'next', header: 'What to do', phone: 'below', cell: (problem) => problem.nextStep },
      ]}
    />
  )
}

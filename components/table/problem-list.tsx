import { DataTable } from './data-table.tsx'

export type Problem = { where: string; what: string; nextStep: string }

/** What could not be read in a report or a document: where, what, and what to do. */
export function ProblemList({ caption, problems }: { caption: string; problems: readonly Problem[] }) {
  return (
    <DataTable
      caption={caption}
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

import { DataTable } from '#components/table/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import type { TaskLine } from '#lib/incidents/model/task.ts'
import { IncidentLink } from './incident-link.tsx'

/** Actions past their day, longest overdue first. */
export function OverdueActions({
  tasks,
  day,
  now,
}: {
  tasks: readonly TaskLine[]
  day: string | null
  now: Date
}) {
  return (
    <DataTable
      caption="Actions past their day, longest overdue first"
      rows={tasks}
      rowKey={({ id }) => id}
      empty={<p className="py-3 text-sm text-ink-3">No action is past its day.</p>}
      columns={[
        { id: 'title', header: 'What', cell: ({ title }) => <span className="font-medium">{title}</span> },
        {
          id: 'incident',
          header: 'Incident',
          phone: 'below',
          cell: ({ incidentNumber, incidentTitle }) => (
            <IncidentLink number={incidentNumber} title={incidentTitle ?? ''} day={day} />
          ),
        },
        { id: 'owner', header: 'Owner', phone: 'below', cell: ({ ownerName }) => ownerName },
        {
          id: 'due',
          header: 'Due',
          align: 'end',
          cell: ({ dueAt }) => <Deadline due={new Date(dueAt)} now={now} />,
        },
      ]}
    />
  )
}

import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { RegulatoryClockLine } from '#lib/incidents/model/regulatory-clock.ts'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { startWords } from './regulatory-start-words.ts'
import { RetireClock } from './retire-clock.tsx'

const columns: Column<RegulatoryClockLine>[] = [
  {
    id: 'name',
    header: 'Clock',
    cell: (row) => (
      <>
        <span className="font-medium">{row.name}</span>
        <span className="block text-xs text-ink-3">{row.source}</span>
      </>
    ),
  },
  {
    id: 'within',
    header: 'Within',
    align: 'end',
    cell: (row) => formatDuration(row.withinMinutes * minuteMs),
  },
  { id: 'starts', header: 'Starts', phone: 'below', cell: (row) => startWords[row.startsAt] },
  {
    id: 'severity',
    header: 'By itself',
    phone: 'below',
    cell: (row) =>
      row.fromSeverity === null ? 'added by hand' : `from ${incidentSeverityWords[row.fromSeverity]} on`,
  },
  { id: 'running', header: 'Running', align: 'end', phone: 'hide', cell: (row) => row.runningCount },
  { id: 'deeds', header: 'Action', align: 'end', cell: (row) => <RetireClock id={row.id} name={row.name} /> },
]

/** Deadlines that laws and contracts add. */
export function RegulatoryClockTable({ rows }: { rows: readonly RegulatoryClockLine[] }) {
  return (
    <DataTable
      caption="Clocks of law and contract"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState title="No law or contract adds a clock">
          For example: notice to an authority within 72 hours of awareness.
        </EmptyState>
      }
    />
  )
}

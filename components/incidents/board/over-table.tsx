import { DataTable } from '#components/table/data-table.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { BoardLine } from '#lib/incidents/model/board.ts'
import { incidentName } from '#lib/incidents/model.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { withAsOf } from '#lib/posture/model/as-of.ts'
import { SeverityMark } from '../severity-mark.tsx'
import { StatusWord } from '../status-word.tsx'

/** What is over, newest first. Its follow-up actions may still be open. */
export function OverTable({
  lines,
  now,
  day,
}: {
  lines: readonly BoardLine[]
  now: Date
  day: string | null
}) {
  return (
    <DataTable
      caption="Incidents that are over, newest first"
      rows={lines}
      rowKey={({ id }) => id}
      empty={<p className="py-3 text-sm text-ink-3">Nothing has been closed.</p>}
      columns={[
        {
          id: 'title',
          header: 'Incident',
          cell: (line) => (
            <>
              <TextLink
                quiet
                data-board-link
                href={withAsOf(`/incidents/${line.number}`, day)}
                prefetch={false}
                className="font-medium"
              >
                {line.title}
              </TextLink>{' '}
              <span className="text-xs text-ink-3 tabular-nums">{incidentName(line.number)}</span>
            </>
          ),
        },
        {
          id: 'severity',
          header: 'Highest severity',
          phone: 'below',
          cell: (line) => <SeverityMark severity={line.highestSeverity} />,
        },
        {
          id: 'status',
          header: 'State',
          phone: 'below',
          cell: (line) => <StatusWord status={line.status} />,
        },
        {
          id: 'actions',
          header: 'Open actions',
          align: 'end',
          phone: 'hide',
          cell: (line) =>
            line.lateTaskCount > 0 ? (
              <span className="text-breach">
                {line.lateTaskCount < line.openTaskCount && `${formatCount(line.openTaskCount)}, `}
                {formatCount(line.lateTaskCount)} late
              </span>
            ) : (
              formatCount(line.openTaskCount)
            ),
        },
        {
          id: 'reported',
          header: 'Reported',
          align: 'end',
          phone: 'below',
          cell: (line) => <Time at={new Date(line.reportedAt)} now={now} />,
        },
      ]}
    />
  )
}

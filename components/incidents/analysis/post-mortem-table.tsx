import { DataTable } from '#components/table/data-table.tsx'
import { Deadline } from '#components/ui/deadline.tsx'
import { Status, type StatusName } from '#components/ui/status.tsx'
import type { PostMortemRow } from '#lib/incidents/model/analysis.ts'
import { postMortemOutcomeWords } from '#lib/incidents/model/words.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { SeverityMark } from '../severity-mark.tsx'
import { IncidentLink } from './incident-link.tsx'

const looks: Record<PostMortemRow['outcome'], StatusName> = {
  in_time: 'met',
  late: 'breached',
  waiting: 'at_risk',
  overdue: 'breached',
}

/** Every post-mortem that is or was owed: whether it was public in time. */
export function PostMortemTable({
  rows,
  day,
  now,
}: {
  rows: readonly PostMortemRow[]
  day: string | null
  now: Date
}) {
  return (
    <DataTable
      caption="Post-mortems that are or were owed, newest resolution first"
      rows={rows}
      rowKey={({ number }) => String(number)}
      empty={<p className="py-3 text-sm text-ink-3">No post-mortem was owed in this time.</p>}
      columns={[
        { id: 'incident', header: 'Incident', cell: (row) => <IncidentLink {...row} day={day} /> },
        {
          id: 'severity',
          header: 'Severity',
          phone: 'below',
          cell: ({ severity }) => <SeverityMark severity={severity} />,
        },
        {
          id: 'outcome',
          header: 'Public',
          phone: 'below',
          cell: ({ outcome }) => <Status status={looks[outcome]} label={postMortemOutcomeWords[outcome]} />,
        },
        {
          id: 'took',
          header: 'After the resolution',
          align: 'end',
          cell: ({ resolvedAt, publishedAt, dueAt }) =>
            publishedAt === null ? (
              <Deadline due={new Date(dueAt)} now={now} />
            ) : (
              formatDuration(Date.parse(publishedAt) - Date.parse(resolvedAt))
            ),
        },
      ]}
    />
  )
}

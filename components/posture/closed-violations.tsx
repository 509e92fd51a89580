import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatCount } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { ControlView, ViolationLine } from '#lib/posture/model/control-view.ts'

/** The violations that closed last, with both times kept. */
export function ClosedViolations({ view: { closed }, now }: { view: ControlView; now: Date }) {
  if (closed.length === 0) return null
  const columns: Column<ViolationLine>[] = [
    { id: 'subject', header: 'Subject', cell: (line) => <span className="font-medium">{line.subject}</span> },
    {
      id: 'what',
      header: 'What',
      cell: (line) => <span className="text-ink-2">{line.summary}</span>,
      phone: 'below',
    },
    { id: 'count', header: 'Count', align: 'end', phone: 'hide', cell: (line) => formatCount(line.count) },
    {
      id: 'open-for',
      header: 'Was open',
      align: 'end',
      phone: 'hide',
      cell: ({ openedAt, closedAt }) =>
        openedAt === null || closedAt === null
          ? '–'
          : formatDuration(closedAt.getTime() - openedAt.getTime(), 1),
    },
    {
      id: 'closed',
      header: 'Closed',
      align: 'end',
      cell: ({ closedAt }) => (closedAt === null ? '–' : <Time at={closedAt} now={now} />),
    },
  ]
  return (
    <Section title="Closed before" note="The last twenty.">
      <DataTable caption="Closed violations" columns={columns} rows={closed} rowKey={(line) => line.id} />
    </Section>
  )
}

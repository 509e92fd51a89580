import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Section } from '#components/ui/card.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatQuantity } from '#lib/platform/format/count.ts'
import type { ControlView } from '#lib/posture/model/control-view.ts'
import type { EvidenceGap } from '#lib/posture/model.ts'

const reasons: Record<EvidenceGap['reason'], { what: string; next: string }> = {
  never: { what: 'never reported completely', next: 'send a first complete report' },
  incomplete: { what: 'the last report did not complete', next: 'send it again, complete' },
  stale: { what: 'the last complete report is too old', next: 'send a new one' },
}
const most = 100

/** Who has no fresh evidence, why, and what to send. */
export function EvidenceGaps({ view: { control, result }, now }: { view: ControlView; now: Date }) {
  const { gaps } = result
  if (gaps.length === 0) return null
  const columns: Column<EvidenceGap>[] = [
    {
      id: 'subject',
      header: 'Subject',
      cell: (gap) => <span className="font-medium">{gap.subject.label}</span>,
    },
    { id: 'what', header: 'Missing', cell: (gap) => gap.what },
    { id: 'why', header: 'Why', cell: (gap) => reasons[gap.reason].what, phone: 'below' },
    {
      id: 'next',
      header: 'To do',
      cell: (gap) => <span className="text-ink-2">{reasons[gap.reason].next}</span>,
      phone: 'hide',
    },
    {
      id: 'last',
      header: 'Last proof',
      align: 'end',
      cell: (gap) => (gap.lastProvenAt === null ? 'none' : <Time at={gap.lastProvenAt} now={now} />),
    },
  ]
  return (
    <Section
      title="Without current evidence"
      note={`${formatQuantity(gaps.length, 'gap')}. What counts: ${control.connect.replace(/\.$/, '')}.`}
    >
      <DataTable
        caption="Subjects without current evidence"
        columns={columns}
        rows={gaps.slice(0, most)}
        rowKey={(gap) => `${gap.subject.id} ${gap.what}`}
      />
      {gaps.length > most && <p className="mt-2 text-xs text-ink-3">The first {most} are shown.</p>}
    </Section>
  )
}

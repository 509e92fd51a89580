import type { Column } from '#components/table/column.ts'
import { DataTable } from '#components/table/data-table.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Section } from '#components/ui/card.tsx'
import { Copyable } from '#components/ui/copyable.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ControlView, EvidenceLine } from '#lib/posture/model/control-view.ts'

/** The newest records that the control's answer rests on, and until when each counts. */
export function FeedingEvidence({ view: { evidence, control }, now }: { view: ControlView; now: Date }) {
  if (evidence === null || evidence.length === 0) {
    return (
      <Section title="Evidence">
        <p className="text-sm text-ink-2">
          {evidence === null
            ? 'Your role does not include reading evidence; the lead and auditors can.'
            : `No record of ${control.evidence.kinds.join(' or ')} has come in.`}
        </p>
      </Section>
    )
  }
  const columns: Column<EvidenceLine>[] = [
    {
      id: 'record',
      header: 'Record',
      cell: (line) => (
        <TextLink href={`/evidence/${line.id}`} quiet className="font-medium">
          {line.scope.asset ?? line.kind}
        </TextLink>
      ),
    },
    { id: 'kind', header: 'Kind', cell: (line) => `${line.kind}, ${line.source}`, phone: 'below' },
    {
      id: 'observed',
      header: 'Looked',
      align: 'end',
      cell: (line) => <Time at={line.observedAt} now={now} />,
    },
    {
      id: 'until',
      header: 'Counts until',
      align: 'end',
      phone: 'hide',
      cell: (line) => <Validity line={line} now={now} />,
    },
    {
      id: 'digest',
      header: 'SHA-256',
      phone: 'hide',
      cell: (line) => <Copyable value={line.sha256} label="SHA-256" />,
    },
  ]
  return (
    <Section title="Evidence" note="The ten newest records that feed this control.">
      <DataTable caption="Evidence" columns={columns} rows={evidence} rowKey={(line) => line.id} />
    </Section>
  )
}

function Validity({ line, now }: { line: EvidenceLine; now: Date }) {
  if (!line.isComplete) return <Badge tone="unproven">partial, proves nothing</Badge>
  return line.validUntil < now ? (
    <Badge tone="unproven">stale</Badge>
  ) : (
    <Time at={line.validUntil} now={now} />
  )
}

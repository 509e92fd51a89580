import { Copyable } from '#components/ui/copyable.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { Time } from '#components/ui/time.tsx'
import { type EvidenceDetail, evidenceKindWords } from '#lib/evidence/model.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { Freshness } from './freshness.tsx'

/** What a record is about, by kind: a scan's asset, or the source of people and access. */
const scopeFields = [
  'asset',
  'branch',
  'configuration',
  'system',
  'source',
  'part',
  'format',
  'campaign',
  'reviewer',
  'incident',
  'file',
  'version',
] as const

/** What a record is: its bytes, its source, its time, and what it speaks for. */
export function EvidenceFacts({ record, now }: { record: EvidenceDetail; now: Date }) {
  const isMoment = record.periodFrom.getTime() === record.periodTo.getTime()
  return (
    <DefinitionList
      items={[
        { term: 'SHA-256', value: <Copyable whole value={record.sha256} label="the SHA-256" /> },
        { term: 'Size', value: formatBytes(record.size) },
        { term: 'Kind', value: evidenceKindWords[record.kind] },
        { term: 'Source', value: [record.source, record.sourceVersion].filter(Boolean).join(' ') },
        { term: 'Collector', value: record.collector },
        { term: 'Brought by', value: `${record.submittedBy} (${record.submittedByType})` },
        {
          term: 'Scope',
          value: scopeFields.flatMap((name) => record.scope[name] ?? []).join(' · '),
        },
        { term: 'Observed', value: <Time at={record.observedAt} now={now} form="absolute" /> },
        ...(isMoment
          ? []
          : [
              {
                term: 'Period',
                value: (
                  <>
                    <Time at={record.periodFrom} now={now} form="absolute" /> to{' '}
                    <Time at={record.periodTo} now={now} form="absolute" />
                  </>
                ),
              },
            ]),
        { term: 'Received', value: <Time at={record.receivedAt} now={now} form="absolute" /> },
        {
          term: 'Valid until',
          value: (
            <span className="flex flex-wrap items-center gap-2">
              <Time at={record.validUntil} now={now} form="absolute" />
              <Freshness validUntil={record.validUntil} now={now} />
            </span>
          ),
        },
        { term: 'Clauses', value: record.clauses.join(', ') || 'none' },
        {
          term: 'Controls',
          value: <span className="font-mono text-xs">{record.controls.join(', ') || 'none'}</span>,
        },
      ]}
    />
  )
}

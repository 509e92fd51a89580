import { Copyable } from '#components/ui/copyable.tsx'
import { DefinitionList } from '#components/ui/definition-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ProvenanceDto } from '#lib/scans/model/finding-detail.ts'

/** Where a finding was read from: run, report, digest, collector. */
export function FindingEvidence({
  provenance,
  mayReadEvidence,
  now,
}: {
  provenance: ProvenanceDto
  mayReadEvidence: boolean
  now: Date
}) {
  const { runId, evidenceId, sha256, observedAt } = provenance
  return (
    <DefinitionList
      items={[
        {
          term: 'Scan run',
          value: (
            <TextLink href={`/runs/${runId}`} prefetch={false}>
              {provenance.fileName}
            </TextLink>
          ),
        },
        ...(evidenceId === null || !mayReadEvidence
          ? []
          : [
              {
                term: 'Evidence',
                value: (
                  <TextLink href={`/evidence/${evidenceId}`} prefetch={false}>
                    the record, with its custody
                  </TextLink>
                ),
              },
            ]),
        ...(sha256 === null
          ? []
          : [{ term: 'SHA-256', value: <Copyable value={sha256} label="the report's SHA-256" /> }]),
        { term: 'Scanner', value: [provenance.tool, provenance.toolVersion].filter(Boolean).join(' ') },
        ...(observedAt === null ? [] : [{ term: 'Scanned', value: <Time at={observedAt} now={now} /> }]),
        { term: 'Brought by', value: `${provenance.submittedBy}, ${provenance.collector}` },
      ]}
    />
  )
}

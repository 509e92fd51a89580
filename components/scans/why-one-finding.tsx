import { Copyable } from '#components/ui/copyable.tsx'
import type { FindingDetail } from '#lib/scans/model/finding-detail.ts'

/** Which facts make this the finding it is, so that a reader can tell when it would be another one. */
export function WhyOneFinding({ finding }: { finding: FindingDetail }) {
  const { fields, why } = finding.identity
  return (
    <div className="text-sm">
      <p>It is recognised from report to report by</p>
      <ul className="my-1.5 list-disc pl-5 marker:text-ink-3">
        {fields.map((field) => (
          <li key={field}>{field}</li>
        ))}
      </ul>
      <p className="text-ink-2">
        {why} Severity, description, score, fix version and line may change; it stays this finding.
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
        Fingerprint, version {finding.fingerprintVersion}:
        <Copyable value={finding.fingerprint} label="the fingerprint" />
      </p>
    </div>
  )
}

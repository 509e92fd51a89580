import { Copyable } from '#components/ui/copyable.tsx'
import { type Fact, FactList } from '#components/ui/fact-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import { formatBytes } from '#lib/platform/format/bytes.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import type { RunReceipt as Receipt } from '#lib/scans/model/run.ts'

/** What was sent, by whom and when: the receipt of a run. */
export function RunReceipt({
  run,
  mayReadEvidence,
  now,
}: {
  run: Receipt
  mayReadEvidence: boolean
  now: Date
}) {
  const scanner = [run.tool, run.toolVersion].filter(Boolean).join(' ')
  const facts: Fact[] = [
    ['File', run.fileName],
    ['Size', formatBytes(run.sentSize)],
    ['SHA-256 as sent', <Copyable key="sent" value={run.sentSha256} label="the SHA-256 as sent" />],
    [
      'SHA-256 as stored',
      run.evidenceSha256 && (
        <Copyable key="stored" value={run.evidenceSha256} label="the SHA-256 as stored" />
      ),
    ],
    ['Secrets replaced', run.redactedCount ? formatCount(run.redactedCount) : null],
    ['Format', run.format],
    ['Scanner', scanner],
    ['Configuration', run.configuration],
    ['Asset', run.assetName],
    ['Branch', run.branch],
    ['Commit', run.commit && <Copyable key="commit" value={run.commit} label="the commit" />],
    ['Image', run.digest && <Copyable key="digest" value={run.digest} label="the image digest" />],
    ['Scanner’s end', run.isDeclaredSuccess ? 'declared successful by the sender' : null],
    ['Brought by', `${run.submittedBy} (${run.submittedByType}), ${run.collector}`],
    ['Scanned', run.observedAt && <Time key="observed" at={run.observedAt} now={now} />],
    ['Received', <Time key="received" at={run.receivedAt} now={now} />],
    ['Finished', run.finishedAt && <Time key="finished" at={run.finishedAt} now={now} />],
    [
      'Evidence',
      run.evidenceId && mayReadEvidence && (
        <TextLink key="evidence" href={`/evidence/${run.evidenceId}`} prefetch={false}>
          the record, with its custody
        </TextLink>
      ),
    ],
  ]
  return <FactList facts={facts} />
}

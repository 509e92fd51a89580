import { Copyable } from '#components/ui/copyable.tsx'
import { type Fact, FactList } from '#components/ui/fact-list.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { ImportReceipt as Receipt } from '#lib/access/model/import-receipt.ts'
import { formatLabel } from '#lib/access/model/words.ts'
import { formatBytes } from '#lib/platform/format/bytes.ts'

/** What was sent, by whom and when: the receipt of an import. */
export function ImportReceipt({
  receipt,
  sourceId,
  mayReadEvidence,
  now,
}: {
  receipt: Receipt
  sourceId: string
  mayReadEvidence: boolean
  now: Date
}) {
  const facts: Fact[] = [
    [
      'File',
      <span key="file" className="break-all">
        {receipt.fileName}
      </span>,
    ],
    ['Size', formatBytes(receipt.sentSize)],
    [
      'Source',
      <TextLink key="source" href={`/sources/${sourceId}`} prefetch={false}>
        {receipt.sourceName}
      </TextLink>,
    ],
    ['System', receipt.systemName],
    ['Format', receipt.format && formatLabel(receipt.format)],
    ['Part', receipt.part],
    ['Whole list', receipt.isDeclaredComplete ? 'declared by the sender' : 'not declared'],
    ['SHA-256 as sent', <Copyable key="sent" value={receipt.sentSha256} label="the SHA-256 as sent" />],
    [
      'SHA-256 as stored',
      receipt.evidenceSha256 && (
        <Copyable key="stored" value={receipt.evidenceSha256} label="the SHA-256 as stored" />
      ),
    ],
    ['Brought by', `${receipt.submittedBy}, ${receipt.collector}`],
    ['Exported', receipt.observedAt && <Time key="observed" at={receipt.observedAt} now={now} />],
    ['Received', <Time key="received" at={receipt.receivedAt} now={now} />],
    ['Finished', receipt.finishedAt && <Time key="finished" at={receipt.finishedAt} now={now} />],
    [
      'Evidence',
      receipt.evidenceId && mayReadEvidence && (
        <TextLink key="evidence" href={`/evidence/${receipt.evidenceId}`} prefetch={false}>
          the record, with its custody
        </TextLink>
      ),
    ],
  ]
  return <FactList facts={facts} />
}

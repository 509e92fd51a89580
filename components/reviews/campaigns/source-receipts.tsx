import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'
import { Time } from '#components/ui/time.tsx'
import type { SourceReceipt } from '#lib/reviews/model/campaign.ts'

const isComplete = ({ received, expected, problems }: SourceReceipt): boolean =>
  problems.length === 0 && received !== null && (expected === null || received === expected)

/** How completely each source is known; what is not known is said, never left out. */
export function SourceReceipts({ receipts, now }: { receipts: readonly SourceReceipt[]; now: Date }) {
  if (receipts.length === 0) return <p className="text-sm text-ink-2">No source tells of this access.</p>
  return (
    <ul className="grid gap-2 text-sm">
      {receipts.map((receipt) => (
        <li
          key={receipt.sourceId}
          className="grid gap-0.5 border-b border-line-2 pb-2 last:border-0 last:pb-0"
        >
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <TextLink quiet href={`/sources/${receipt.sourceId}`} prefetch={false} className="font-medium">
              {receipt.name}
            </TextLink>
            <Status
              status={isComplete(receipt) ? 'met' : 'unproven'}
              label={isComplete(receipt) ? 'Complete' : 'Not complete'}
            />
          </span>
          <span className="text-xs text-ink-2">{receipt.words}</span>
          {receipt.lastCompleteAt !== null && (
            <span className="text-xs text-ink-3">
              complete <Time at={new Date(receipt.lastCompleteAt)} now={now} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

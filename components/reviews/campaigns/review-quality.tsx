import { Status } from '#components/ui/status.tsx'
import { formatPercent } from '#lib/platform/format/count.ts'
import type { ReviewQuality } from '#lib/reviews/model/campaign.ts'

/** How carefully somebody decided; a rubber stamp says why it is one. */
export function ReviewQualityNote({ quality }: { quality: ReviewQuality | null }) {
  if (quality === null || quality.decisions === 0) return <span className="text-xs text-ink-3">–</span>
  const { medianSeconds, approveRatio, bulkRatio, withComment, isRubberStamp, words } = quality
  const parts = [
    // Decided together counts as no time: where most was, the median says nothing more than the share does.
    medianSeconds === null || medianSeconds === 0 ? null : `${medianSeconds.toFixed(1)} s each`,
    approveRatio === null ? null : `${formatPercent(approveRatio)} approved`,
    bulkRatio === null || bulkRatio === 0 ? null : `${formatPercent(bulkRatio)} together`,
    withComment === 0 ? 'no comment' : `${withComment} with a comment`,
  ].filter((part) => part !== null)
  return (
    <span className="grid gap-0.5">
      {isRubberStamp && <Status status="breached" label="Rubber stamp" />}
      <span className="text-xs text-ink-2">{isRubberStamp ? words : parts.join(', ')}</span>
    </span>
  )
}

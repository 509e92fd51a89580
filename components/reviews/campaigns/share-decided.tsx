import { Progress } from '#components/ui/progress.tsx'
import { formatCount } from '#lib/platform/format/count.ts'
import type { Progress as Counts } from '#lib/reviews/model/campaign.ts'

/** How much is decided, as a bar and in figures. `of` names whose it is for a screen reader. */
export function ShareDecided({
  progress,
  of,
  isOverdue,
}: {
  progress: Counts
  of: string
  isOverdue: boolean
}) {
  const { items, decided } = progress
  const share = items === 0 ? 0 : decided / items
  return (
    <span className="grid min-w-32 gap-1">
      <span className="text-xs tabular-nums">
        {formatCount(decided)} of {formatCount(items)}
      </span>
      <Progress
        thin
        value={share}
        label={`Decided: ${of}`}
        tone={share >= 1 ? 'met' : isOverdue ? 'breach' : 'accent'}
      />
    </span>
  )
}

import type { ReviewQuality } from '../model/campaign.ts'

/** Counted over one reviewer's decided items. */
export type DecisionCounts = {
  decisions: number
  approved: number
  bulk: number
  withComment: number
  /** A decision made with others at once counts as no time. */
  medianMs: number | null
  /** The same, without unchanged low-risk items: those are meant to be approved together. */
  weighed: { decisions: number; approved: number; withComment: number; medianMs: number | null }
}

/** Fewer decisions than this are no session to judge. */
export const fewestJudged = 10
export const rubberStampApprovals = 0.95
export const rubberStampMs = 5_000

/** How carefully somebody reviewed; a rubber stamp is flagged to lead and auditor (issue 3). */
export function reviewQuality(counts: DecisionCounts): ReviewQuality {
  const { weighed } = counts
  const isRubberStamp =
    weighed.decisions >= fewestJudged &&
    weighed.approved / weighed.decisions > rubberStampApprovals &&
    (weighed.medianMs ?? 0) < rubberStampMs &&
    weighed.withComment === 0
  const ratio = (part: number) => (counts.decisions === 0 ? null : part / counts.decisions)
  return {
    decisions: counts.decisions,
    approved: counts.approved,
    bulk: counts.bulk,
    withComment: counts.withComment,
    medianSeconds: counts.medianMs === null ? null : counts.medianMs / 1_000,
    approveRatio: ratio(counts.approved),
    bulkRatio: ratio(counts.bulk),
    isRubberStamp,
    words: isRubberStamp
      ? `Approved ${weighed.approved} of ${weighed.decisions} in ${seconds(weighed.medianMs ?? 0)} each, without a comment`
      : 'Nothing unusual',
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

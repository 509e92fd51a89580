import type { ReviewQuality } from '../model/campaign.ts'

/** Counted over one reviewer's decided items. */
export type DecisionCounts = {
  decisions: number
  approved: number
  bulk: number
  withComment: number
  /** A decision made with others at once counts as no time. */
  medianMs: number | null
  /**
   * What a rubber stamp is judged by: without unchanged low-risk items, which are meant to be approved together, and
   * without those whose approval had to be justified, where each was, with words and time of its own.
   */
  weighed: {
    decisions: number
    approved: number
    /** Approvals without a comment. One that was demanded, or stands under many at once, is none. */
    wordless: number
    medianMs: number | null
    /** Left out because they were justified. */
    justified: number
  }
}

/** Fewer decisions than this are no session to judge. */
export const fewestJudged = 10
export const rubberStampApprovals = 0.95
export const rubberStampMs = 5_000

/**
 * How carefully somebody reviewed; a rubber stamp is flagged to lead and auditor (issue 3: over 95 % approvals, under
 * 5 s an item, no comment). Comments are judged by the same share as approvals, so that one among hundreds silences
 * nothing.
 */
export function reviewQuality(counts: DecisionCounts): ReviewQuality {
  const { weighed } = counts
  const isRubberStamp =
    weighed.decisions >= fewestJudged &&
    weighed.wordless / weighed.decisions > rubberStampApprovals &&
    (weighed.medianMs ?? 0) < rubberStampMs
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
    words: isRubberStamp ? accusation(weighed) : 'Nothing unusual',
  }
}

function accusation({
  decisions,
  approved,
  wordless,
  medianMs,
  justified,
}: DecisionCounts['weighed']): string {
  const comments = wordless === approved ? 'without a comment' : `${wordless} of them without a comment`
  const beside =
    justified === 0 ? '' : `, beside ${justified} that ${justified === 1 ? 'was' : 'were'} justified`
  return `Approved ${approved} of ${decisions} in ${seconds(medianMs ?? 0)} each, ${comments}${beside}`
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`

import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { ReviewQuality } from '../model/campaign.ts'
import { queueRanks } from '../model.ts'
import { demandingReasons } from '../rules/justification.ts'
import { type DecisionCounts, reviewQuality, rubberStampMs } from '../rules/quality.ts'

type Row = {
  reviewer_id: string
  decisions: number
  approved: number
  bulk: number
  with_comment: number
  median_ms: number | null
  weighed: number
  weighed_approved: number
  weighed_wordless: number
  weighed_median_ms: number | null
  justified: number
}

/** Some reason of an item demands words, as a path through its reasons. */
const demandsWords = `$[*].code ? (${demandingReasons.map((code) => `@ == "${code}"`).join(' || ')})`

/** How carefully each reviewer of a campaign decided, from the decisions that stand. */
export async function readQuality(
  db: Pick<Database, 'execute'>,
  campaignId: string,
): Promise<Map<string, ReviewQuality>> {
  const isDemanded = sql`reasons @? ${demandsWords}::jsonpath`
  const isCounted = sql`rank < ${queueRanks.indexOf('unchanged_low_risk')}`
  const isOwnComment = sql`justification is not null and not is_bulk`
  const isJustified = sql`(${isOwnComment} and ${isDemanded} and decision_ms >= ${rubberStampMs})`
  const isWeighed = sql`${isCounted} and not coalesce(${isJustified}, false)`
  const isApproval = sql`decision in ('approve', 'approve_until')`
  // A decision made together with others, or without a measure, counts as no time at all.
  const ms = sql`case when is_bulk then 0 else coalesce(decision_ms, 0) end`
  const { rows } = await db.execute<Row>(sql`
    select reviewer_id, count(*)::int as decisions, count(*) filter (where ${isApproval})::int as approved,
      count(*) filter (where is_bulk)::int as bulk, count(justification)::int as with_comment,
      percentile_cont(0.5) within group (order by ${ms}) as median_ms,
      count(*) filter (where ${isWeighed})::int as weighed,
      count(*) filter (where ${isWeighed} and ${isApproval})::int as weighed_approved,
      count(*) filter (where ${isWeighed} and ${isApproval} and not (${isOwnComment} and not ${isDemanded}))::int
        as weighed_wordless,
      percentile_cont(0.5) within group (order by ${ms}) filter (where ${isWeighed}) as weighed_median_ms,
      count(*) filter (where ${isCounted} and ${isJustified})::int as justified
    from review_items
    where campaign_id = ${campaignId}::uuid and decided_at is not null and superseded_at is null
    group by reviewer_id`)
  return new Map(rows.map((row) => [row.reviewer_id, reviewQuality(toCounts(row))]))
}

const toCounts = (row: Row): DecisionCounts => ({
  decisions: row.decisions,
  approved: row.approved,
  bulk: row.bulk,
  withComment: row.with_comment,
  medianMs: row.median_ms,
  weighed: {
    decisions: row.weighed,
    approved: row.weighed_approved,
    wordless: row.weighed_wordless,
    medianMs: row.weighed_median_ms,
    justified: row.justified,
  },
})

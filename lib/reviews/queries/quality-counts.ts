import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { ReviewQuality } from '../model/campaign.ts'
import { queueRanks } from '../model.ts'
import { type DecisionCounts, reviewQuality } from '../rules/quality.ts'

type Row = {
  reviewer_id: string
  decisions: number
  approved: number
  bulk: number
  with_comment: number
  median_ms: number | null
  weighed: number
  weighed_approved: number
  weighed_with_comment: number
  weighed_median_ms: number | null
}

/** How carefully each reviewer of a campaign decided, from the decisions that stand. */
export async function readQuality(
  db: Pick<Database, 'execute'>,
  campaignId: string,
): Promise<Map<string, ReviewQuality>> {
  const isWeighed = sql`rank < ${queueRanks.indexOf('unchanged_low_risk')}`
  const isApproval = sql`decision in ('approve', 'approve_until')`
  // A decision made together with others, or without a measure, counts as no time at all.
  const ms = sql`case when is_bulk then 0 else coalesce(decision_ms, 0) end`
  const { rows } = await db.execute<Row>(sql`
    select reviewer_id, count(*)::int as decisions, count(*) filter (where ${isApproval})::int as approved,
      count(*) filter (where is_bulk)::int as bulk, count(justification)::int as with_comment,
      percentile_cont(0.5) within group (order by ${ms}) as median_ms,
      count(*) filter (where ${isWeighed})::int as weighed,
      count(*) filter (where ${isWeighed} and ${isApproval})::int as weighed_approved,
      count(justification) filter (where ${isWeighed})::int as weighed_with_comment,
      percentile_cont(0.5) within group (order by ${ms}) filter (where ${isWeighed}) as weighed_median_ms
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
    withComment: row.weighed_with_comment,
    medianMs: row.weighed_median_ms,
  },
})

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { GrantFacts } from '../../model/item.ts'
import type { ReviewerReason } from '../../model.ts'
import { itemId } from '../../rules/item-id.ts'
import { type JudgedItem, rankNumber } from '../../rules/judge-item.ts'

export type NewItem = {
  facts: GrantFacts
  judged: JudgedItem
  reviewerId: string
  reviewerReason: ReviewerReason
}

/**
 * Writes one batch of items in one statement; `offset` counts the items of the campaign before it.
 * @returns the ids, in the order of `items`
 */
export async function insertItems(
  tx: Transaction,
  campaignId: string,
  items: readonly NewItem[],
  offset: number,
  now: Date,
): Promise<string[]> {
  const rows = items.map(({ facts, judged, reviewerId, reviewerReason }, index) => ({
    id: itemId(now, offset + index),
    grant_id: facts.grantId,
    grant_key: `\\x${facts.grantKey}`,
    system_id: facts.systemId,
    account_id: facts.accountId,
    person_id: facts.personId,
    reviewer_id: reviewerId,
    reviewer_reason: reviewerReason,
    snapshot: judged.snapshot,
    snapshot_hash: `\\x${judged.snapshotHash}`,
    reasons: judged.reasons,
    recommendation: judged.recommendation,
    rank: rankNumber(judged.rank),
    group_key: judged.groupKey,
  }))
  await tx.execute(sql`
    insert into review_items (campaign_id, id, grant_id, grant_key, system_id, account_id, person_id, reviewer_id,
      reviewer_reason, snapshot, snapshot_hash, reasons, recommendation, rank, group_key)
    select ${campaignId}::uuid, r.*
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, grant_id uuid, grant_key bytea,
      system_id uuid, account_id uuid, person_id uuid, reviewer_id uuid, reviewer_reason reviewer_reason,
      snapshot jsonb, snapshot_hash bytea, reasons jsonb, recommendation decision_kind, rank smallint, group_key text)`)
  return rows.map(({ id }) => id)
}

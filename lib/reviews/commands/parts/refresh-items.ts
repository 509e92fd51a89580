import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { GrantFacts } from '../../model/item.ts'
import { type JudgedItem, rankNumber } from '../../rules/judge-item.ts'

/** Puts what is so now into items that are not signed: grant, person, snapshot, reasons and place in the queue. */
export async function refreshItems(
  tx: Transaction,
  campaignId: string,
  items: readonly { id: string; facts: GrantFacts; judged: JudgedItem }[],
): Promise<void> {
  if (items.length === 0) return
  const rows = items.map(({ id, facts, judged }) => ({
    id,
    grant_id: facts.grantId,
    person_id: facts.personId,
    snapshot: judged.snapshot,
    snapshot_hash: `\\x${judged.snapshotHash}`,
    reasons: judged.reasons,
    recommendation: judged.recommendation,
    rank: rankNumber(judged.rank),
    group_key: judged.groupKey,
  }))
  await tx.execute(sql`
    update review_items i set grant_id = r.grant_id, person_id = r.person_id, snapshot = r.snapshot,
      snapshot_hash = r.snapshot_hash, reasons = r.reasons, recommendation = r.recommendation, rank = r.rank,
      group_key = r.group_key, version = i.version + 1
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, grant_id uuid, person_id uuid, snapshot jsonb,
      snapshot_hash bytea, reasons jsonb, recommendation decision_kind, rank smallint, group_key text)
    where i.campaign_id = ${campaignId}::uuid and i.id = r.id and i.signed_at is null`)
}

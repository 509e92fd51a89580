import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'

/**
 * Takes decisions back that are not signed, and keeps in the history that they were.
 * @param reopenedAt set when it was not the reviewer who undid them: the item says that it waits again
 */
export async function withdrawDecisions(
  tx: Transaction,
  ctx: Ctx,
  campaignId: string,
  itemIds: readonly string[],
  now: Date,
  reopenedAt: Date | null,
): Promise<void> {
  const rows = JSON.stringify(itemIds.map((id) => ({ id, decision_id: newId(ctx.clock) })))
  await tx.execute(sql`
    with undone as (
      update review_items i set decision = null, approved_until = null, reduce_to_role = null, justification = null,
        decided_at = null, decided_by = null, decision_ms = null, is_bulk = false,
        reopened_at = ${reopenedAt?.toISOString() ?? null}::timestamptz, version = i.version + 1
      from json_to_recordset(${rows}::json) as r (id uuid, decision_id uuid)
      where i.campaign_id = ${campaignId}::uuid and i.id = r.id
      returning i.id, i.snapshot_hash, r.decision_id
    )
    insert into review_decisions (id, campaign_id, item_id, decision, snapshot_hash, at, by_id, by_name, is_bulk)
    select decision_id, ${campaignId}::uuid, id, null, snapshot_hash, ${now.toISOString()}::timestamptz,
      ${ctx.actor.id}, ${ctx.actor.name}, false
    from undone`)
}

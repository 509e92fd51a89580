import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import type { ReviewerReason } from '../../model.ts'

export type Assignment = {
  campaignId: string
  itemId: string
  fromId: string
  toId: string
  reason: ReviewerReason
  note: string | null
}

/** How items changed hands, for good: who moved them, from whom to whom, and why. */
export async function recordAssignments(
  tx: Transaction,
  ctx: Ctx,
  assignments: readonly Assignment[],
  now: Date,
): Promise<void> {
  if (assignments.length === 0) return
  const rows = assignments.map((a) => ({
    id: newId(ctx.clock),
    campaign_id: a.campaignId,
    item_id: a.itemId,
    from_id: a.fromId,
    to_id: a.toId,
    reason: a.reason,
    note: a.note,
  }))
  await tx.execute(sql`
    insert into review_assignments (id, campaign_id, item_id, from_id, to_id, reason, note, at, by_id, by_name)
    select r.*, ${now.toISOString()}::timestamptz, ${ctx.actor.id}, ${ctx.actor.name}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r (id uuid, campaign_id uuid, item_id uuid, from_id uuid,
      to_id uuid, reason reviewer_reason, note text)`)
}

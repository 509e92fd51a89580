import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { holdHands } from './hold-hands.ts'
import { moveItems } from './move-items.ts'

export type Delegation = { fromId: string; toId: string }

/** Hands what somebody has to decide to whom they named, in every running campaign; what came to them so stays. */
export function applyDelegation(
  tx: Transaction,
  ctx: Ctx,
  { fromId, toId }: Delegation,
  now: Date,
): Promise<number> {
  return moveWaiting(tx, ctx, now, {
    condition: sql`i.reviewer_id = ${fromId}::uuid and i.reviewer_reason <> 'delegate'`,
    toId,
    reason: 'delegate',
    note: null,
  })
}

/** Hands back what a delegate has not decided: to the person it last came from. */
export function returnDelegated(
  tx: Transaction,
  ctx: Ctx,
  { fromId, toId }: Delegation,
  now: Date,
): Promise<number> {
  return moveWaiting(tx, ctx, now, {
    condition: sql`i.reviewer_id = ${toId}::uuid and i.reviewer_reason = 'delegate' and ${fromId}::uuid = (
      select a.from_id from review_assignments a where a.item_id = i.id order by a.at desc, a.id desc limit 1)`,
    toId: fromId,
    reason: 'reassigned',
    note: 'The delegation ended',
  })
}

type Waiting = {
  condition: ReturnType<typeof sql>
  toId: string
  reason: 'delegate' | 'reassigned'
  note: string | null
}

async function moveWaiting(
  tx: Transaction,
  ctx: Ctx,
  now: Date,
  { condition, ...move }: Waiting,
): Promise<number> {
  const { rows: campaigns } = await tx.execute<{ id: string }>(
    sql`select id from campaigns where status = 'running' order by id`,
  )
  let moved = 0
  for (const { id: campaignId } of campaigns) {
    await holdHands(tx, campaignId)
    const { rows } = await tx.execute<{ id: string }>(sql`
      select i.id from review_items i
      where i.campaign_id = ${campaignId}::uuid and i.decided_at is null and i.gone_at is null
        and i.superseded_at is null and ${condition}
      order by i.id for update`)
    const itemIds = rows.map(({ id }) => id)
    moved += (await moveItems(tx, ctx, { campaignId, itemIds, ...move }, now)).length
  }
  return moved
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { ReviewerReason } from '../../model.ts'
import { recordAssignments } from './record-assignments.ts'
import { type CountShift, shiftCounts } from './shift-counts.ts'

export type Move = {
  campaignId: string
  itemIds: readonly string[]
  toId: string
  reason: ReviewerReason
  note: string | null
}

/**
 * Hands unsigned items to somebody, with history and counters. Items stay where they are whose subject the receiver
 * is, or who reviews the receiver in this campaign: nobody reviews themselves, nor two people each other.
 * The caller holds `holdHands` and has locked the items.
 * @returns the ids of what moved
 */
export async function moveItems(tx: Transaction, ctx: Ctx, move: Move, now: Date): Promise<string[]> {
  const { campaignId, toId, reason, note } = move
  if (move.itemIds.length === 0) return []
  const { rows } = await tx.execute<{ id: string; from_id: string; is_decided: boolean }>(sql`
    with movable as (
      select i.id, i.reviewer_id as from_id
      from review_items i
      where i.campaign_id = ${campaignId}::uuid and i.id = any(${sql.param([...move.itemIds])}::uuid[])
        and i.reviewer_id <> ${toId}::uuid and i.person_id is distinct from ${toId}::uuid
        and i.signed_at is null and i.superseded_at is null and (i.gone_at is null or i.decided_at is not null)
        and not exists (
          select 1 from review_items o
          where o.campaign_id = i.campaign_id and o.reviewer_id = i.person_id and o.person_id = ${toId}::uuid
            and o.superseded_at is null
        )
    )
    update review_items i
    set reviewer_id = ${toId}::uuid, reviewer_reason = ${reason}::reviewer_reason, version = i.version + 1
    from movable m where i.campaign_id = ${campaignId}::uuid and i.id = m.id
    returning i.id, m.from_id, i.decided_at is not null as is_decided`)
  if (rows.length === 0) return []
  await recordAssignments(
    tx,
    ctx,
    rows.map(({ id, from_id }) => ({ campaignId, itemId: id, fromId: from_id, toId, reason, note })),
    now,
  )
  const shifts = rows.flatMap(({ from_id, is_decided }): CountShift[] => {
    const decided = is_decided ? 1 : 0
    return [
      { reviewerId: from_id, items: -1, decided: -decided, signed: 0 },
      { reviewerId: toId, items: 1, decided, signed: 0 },
    ]
  })
  await shiftCounts(tx, campaignId, shifts, now)
  return rows.map(({ id }) => id)
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { nobody } from '../../rules/reviewer.ts'
import { chooseAgain } from './choose-again.ts'
import { holdHands } from './hold-hands.ts'
import { moveItems } from './move-items.ts'

/**
 * What a reviewer who left has not signed goes to whoever would be asked now, decisions and all: the receiver signs
 * them, or undoes them first. Items that nobody could review are tried again.
 * @returns how many items changed hands
 */
export async function handOver(tx: Transaction, ctx: Ctx, campaignId: string, now: Date): Promise<number> {
  await holdHands(tx, campaignId)
  const { rows } = await tx.execute<{ id: string; person_id: string | null; system_id: string }>(sql`
    select i.id, i.person_id, i.system_id
    from review_items i
    where i.campaign_id = ${campaignId}::uuid and i.signed_at is null and i.superseded_at is null
      and (i.gone_at is null or i.decided_at is not null)
      and i.reviewer_id in (
        select p.reviewer_id from reviewer_parts p
        where p.campaign_id = ${campaignId}::uuid and p.item_count > 0 and (
          p.reviewer_id = ${nobody}::uuid or not exists (
            select 1 from person_versions pv
            where pv.person_id = p.reviewer_id and pv.valid_to is null and pv.state <> 'left'
          )
        )
      )
    order by i.id for update of i`)
  if (rows.length === 0) return 0
  const subjects = rows.map((row) => ({ id: row.id, personId: row.person_id, systemId: row.system_id }))
  const choose = await chooseAgain(tx, campaignId, subjects)
  const byReceiver = new Map<string, string[]>()
  for (const subject of subjects) {
    const toId = choose(subject)?.reviewerId ?? nobody
    byReceiver.set(toId, [...(byReceiver.get(toId) ?? []), subject.id])
  }
  let moved = 0
  for (const [toId, itemIds] of byReceiver) {
    const move = { campaignId, itemIds, toId, reason: 'handed_over' as const }
    moved += (await moveItems(tx, ctx, { ...move, note: 'The reviewer has left' }, now)).length
  }
  return moved
}

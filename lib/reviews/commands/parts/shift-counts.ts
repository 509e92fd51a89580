import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/**
 * By how much the numbers of one reviewer's part grow (or shrink). An item counts unless another took its place, or
 * its grant ended before anybody decided.
 */
export type CountShift = { reviewerId: string; items: number; decided: number; signed: number }

/**
 * Keeps the counters of parts and campaign with the items they count, in the transaction that changes those. Called
 * after the items are changed: every command takes items, parts and campaign in that order. A part that was signed
 * and gets something new to decide, or a decision that its giver left unsigned, is no longer signed.
 * @throws PlumblineError conflict when the campaign no longer runs
 */
export async function shiftCounts(
  tx: Transaction,
  campaignId: string,
  shifts: readonly CountShift[],
  now: Date,
): Promise<void> {
  const sum = sumByReviewer(shifts)
  await tx.execute(sql`
    insert into reviewer_parts as p (campaign_id, reviewer_id, item_count, decided_count)
    select ${campaignId}::uuid, r.reviewer_id, r.items, r.decided
    from jsonb_to_recordset(${JSON.stringify(sum)}::jsonb) as r (reviewer_id uuid, items int, decided int)
    order by r.reviewer_id
    on conflict (campaign_id, reviewer_id) do update set
      item_count = p.item_count + excluded.item_count, decided_count = p.decided_count + excluded.decided_count`)
  await openAgain(
    tx,
    campaignId,
    sum.filter(({ items, decided, signed }) => items > decided || items > signed),
  )
  const total = (pick: (shift: CountShift) => number) => shifts.reduce((all, shift) => all + pick(shift), 0)
  const updated = await tx.execute<{ is_done: boolean }>(sql`
    update campaigns set item_count = item_count + ${total(({ items }) => items)},
      decided_count = decided_count + ${total(({ decided }) => decided)},
      signed_count = signed_count + ${total(({ signed }) => signed)}
    where id = ${campaignId}::uuid and status = 'running'
    returning signed_count = item_count as is_done`)
  const [campaign] = updated.rows
  if (!campaign) throw notRunning()
  if (campaign.is_done) {
    await tx.execute(sql`
      update campaigns set status = 'completed', closed_at = ${now.toISOString()}::timestamptz
      where id = ${campaignId}::uuid`)
  }
}

export const notRunning = (): PlumblineError =>
  new PlumblineError(
    'conflict',
    'This campaign is not running.',
    'Reload the page: it has ended, was called off, or has not started yet.',
  )

type Sum = { reviewer_id: string; items: number; decided: number; signed: number }

function sumByReviewer(shifts: readonly CountShift[]): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { reviewerId, items, decided, signed } of shifts) {
    const sum = sums.get(reviewerId) ?? { reviewer_id: reviewerId, items: 0, decided: 0, signed: 0 }
    sums.set(reviewerId, {
      ...sum,
      items: sum.items + items,
      decided: sum.decided + decided,
      signed: sum.signed + signed,
    })
  }
  return [...sums.values()]
}

/** The signature of these parts no longer covers all of them. */
async function openAgain(tx: Transaction, campaignId: string, parts: readonly Sum[]): Promise<void> {
  if (parts.length === 0) return
  await tx.execute(sql`
    update reviewer_parts set signed_at = null, signed_by = null, signed_digest = null, evidence_id = null
    where campaign_id = ${campaignId}::uuid and signed_at is not null
      and reviewer_id = any(${sql.param(parts.map(({ reviewer_id }) => reviewer_id))}::uuid[])`)
}

import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { applyDelegation, type Delegation, returnDelegated } from './parts/apply-delegation.ts'
import { type Followed, followCampaign } from './parts/follow-campaign.ts'
import { handOver } from './parts/hand-over.ts'

/**
 * What time alone brings about in running campaigns: delegations begin and end, a reviewer who left hands over,
 * approvals given until a day end. Doing it again changes nothing.
 */
export const advanceCampaigns = defineCommand({
  action: 'reviews.advance',
  permission: 'reviews.run',
  input: z.strictObject({}),
  async run({ ctx, tx, now }) {
    const terms = await reviewTerms(ctx)
    const delegated = await followDelegations(tx, ctx, now)
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from campaigns where status = 'running' order by id`,
    )
    let handedOver = 0
    const followed: Followed[] = []
    for (const { id } of rows) {
      handedOver += await handOver(tx, ctx, id, now)
      const outcome = await followCampaign(tx, ctx, id, terms, now)
      if (outcome) followed.push(outcome)
    }
    const result = { delegated, handedOver, followed }
    if (delegated + handedOver + followed.length === 0) return { result, entry: null }
    await notify(tx, { topic: 'reviews', keys: rows.map(({ id }) => id) })
    return { result, entry: { object: { type: 'campaign', id: 'running' }, payload: result } }
  },
})

/** @returns how many items changed hands */
async function followDelegations(tx: Transaction, ctx: Ctx, now: Date): Promise<number> {
  const at = sql`${now.toISOString()}::timestamptz`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('review-delegations'))`)
  const ended = await tx.execute<{ from_id: string; to_id: string }>(sql`
    update review_delegations set ended_at = valid_to
    where ended_at is null and valid_to < ${at} returning from_id, to_id`)
  const running = await tx.execute<{ from_id: string; to_id: string }>(sql`
    select d.from_id, d.to_id from review_delegations d
    join person_versions pv on pv.person_id = d.to_id and pv.valid_to is null and pv.state = 'active'
    where d.ended_at is null and d.valid_from <= ${at} order by d.created_at, d.id`)
  let moved = 0
  for (const row of ended.rows) moved += await returnDelegated(tx, ctx, toDelegation(row), now)
  for (const row of running.rows) moved += await applyDelegation(tx, ctx, toDelegation(row), now)
  return moved
}

const toDelegation = (row: { from_id: string; to_id: string }): Delegation => ({
  fromId: row.from_id,
  toId: row.to_id,
})

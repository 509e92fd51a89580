import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { applyDelegation, type Delegation, returnDelegated } from './parts/apply-delegation.ts'

/** Delegations whose time has come begin, and those whose time is over end. Doing it again changes nothing. */
export const followDelegations = defineCommand({
  action: 'review-delegations.follow',
  permission: 'reviews.run',
  input: z.strictObject({}),
  async run({ ctx, tx, now }) {
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
    const followed = { ended: ended.rows.length, moved }
    if (followed.ended + moved === 0) return { result: undefined, entry: null }
    await notify(tx, { topic: 'reviews', keys: [] })
    return {
      result: undefined,
      entry: { object: { type: 'review-delegation', id: 'all' }, payload: followed },
    }
  },
})

const toDelegation = (row: { from_id: string; to_id: string }): Delegation => ({
  fromId: row.from_id,
  toId: row.to_id,
})

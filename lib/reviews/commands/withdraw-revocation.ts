import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { mostItemsAtOnce } from '../model/decision.ts'
import type { RevocationStatus } from '../model.ts'
import { mayMove } from '../rules/revocation-state.ts'
import { notifyRevocations, queueTickets } from './parts/tell-revocations.ts'

/**
 * Takes revocations back whose decision is undone, while nobody has acted on them. Runs inside the transaction that
 * undoes the decision.
 * @throws PlumblineError conflict when anything has happened to one: a claim that turned out false counts, too
 */
export const withdrawRevocation = defineCommand({
  action: 'revocation.withdraw',
  permission: 'reviews.own',
  input: z.strictObject({
    campaignId: z.uuid(),
    itemIds: z.array(z.uuid()).min(1).max(mostItemsAtOnce),
  }),
  async run({ ctx, input: { campaignId, itemIds }, tx, now }) {
    const { rows } = await tx.execute<{ id: string; status: RevocationStatus }>(sql`
      select id, status from revocations
      where campaign_id = ${campaignId}::uuid and item_id = any(${sql.param(itemIds)}::uuid[])
        and status <> 'withdrawn'
      order by id for update`)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return { result: { withdrawn: 0 }, entry: null }
    // Read once they are locked: nothing more happens to them until this ends.
    const touched = await tx.execute<{ id: string }>(sql`
      select distinct revocation_id as id from revocation_events
      where revocation_id = any(${sql.param(ids)}::uuid[]) and from_status is not null`)
    const acted = touched.rows[0] ?? rows.find(({ status }) => !mayMove('withdraw', status))
    if (acted) {
      throw new PlumblineError(
        'conflict',
        'Somebody has acted on the revocation that this decision asked for.',
        'Leave the decision as it is, and give the access again if it is needed.',
        { details: [{ path: 'revocation', message: acted.id }] },
      )
    }
    const events = ids.map((id) => ({ id: newId(ctx.clock), revocation_id: id }))
    await tx.execute(sql`
      with withdrawn as (
        update revocations r set status = 'withdrawn'
        from json_to_recordset(${JSON.stringify(events)}::json) as e (id uuid, revocation_id uuid)
        where r.id = e.revocation_id
        returning r.id as revocation_id, e.id
      )
      insert into revocation_events (id, revocation_id, from_status, to_status, at, by_id, by_name)
      select id, revocation_id, 'open', 'withdrawn', ${now.toISOString()}::timestamptz, ${ctx.actor.id}, ${ctx.actor.name}
      from withdrawn`)
    await queueTickets(
      tx,
      ctx,
      ids.map((id) => ({ id, event: 'withdrawn' })),
    )
    await notifyRevocations(tx, ids)
    return {
      result: { withdrawn: ids.length },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: { revocations: ids },
        decision: 'withdrawn',
      },
    }
  },
})

import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { mostItemsAtOnce } from '../model/decision.ts'

/**
 * Takes revocations back whose decision is undone, while nobody has acted on them. Runs inside the transaction that
 * undoes the decision.
 * @throws PlumblineError conflict when one was claimed, proven or accepted as a risk
 */
export const withdrawRevocation = defineCommand({
  action: 'revocation.withdraw',
  permission: 'reviews.own',
  input: z.strictObject({
    campaignId: z.uuid(),
    itemIds: z.array(z.uuid()).min(1).max(mostItemsAtOnce),
  }),
  async run({ ctx, input: { campaignId, itemIds }, tx, now }) {
    const { rows } = await tx.execute<{ id: string; status: string }>(sql`
      select id, status from revocations
      where campaign_id = ${campaignId}::uuid and item_id = any(${sql.param(itemIds)}::uuid[])
        and status <> 'withdrawn'
      order by id for update`)
    const acted = rows.find(({ status }) => status !== 'open')
    if (acted) {
      throw new PlumblineError(
        'conflict',
        'Somebody has acted on the revocation that this decision asked for.',
        'Leave the decision as it is, and give the access again if it is needed.',
        { details: [{ path: 'revocation', message: acted.id }] },
      )
    }
    if (rows.length === 0) return { result: { withdrawn: 0 }, entry: null }
    const events = rows.map(({ id }) => ({ id: newId(ctx.clock), revocation_id: id }))
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
    await notify(tx, { topic: 'revocations', keys: rows.map(({ id }) => id).slice(0, 50) })
    return {
      result: { withdrawn: rows.length },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: { revocations: rows.map(({ id }) => id) },
        decision: 'withdrawn',
      },
    }
  },
})

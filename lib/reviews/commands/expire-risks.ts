import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { newId } from '#lib/platform/ids.ts'
import { revocationTransitions } from '../rules/revocation-state.ts'
import { followRevocations, notifyRevocations } from './parts/tell-revocations.ts'

/** In one transaction; whoever calls this calls again while `hasMore`. */
const mostAtOnce = 500

/**
 * Ends every acceptance whose day has come: its access is owed again. Until this has run, readers treat an acceptance
 * past its day as none.
 */
export const expireRisks = defineCommand({
  action: 'revocation.expire-risk',
  permission: 'reviews.run',
  input: z.strictObject({}),
  async run({ ctx, tx, now }) {
    const at = sql`${now.toISOString()}::timestamptz`
    const due = await tx.execute<{ id: string }>(sql`
      select id from revocations where status = 'risk_accepted' and risk_accepted_until <= ${at}
      order by id limit ${mostAtOnce} for update`)
    const ids = due.rows.map(({ id }) => id)
    if (ids.length === 0) return { result: { expired: 0, hasMore: false }, entry: null }
    const { from, to } = revocationTransitions.expire_risk
    const events = ids.map((id) => ({ id: newId(ctx.clock), revocation_id: id }))
    await tx.execute(sql`
      with expired as (
        update revocations r set status = ${to}
        from json_to_recordset(${JSON.stringify(events)}::json) as e (id uuid, revocation_id uuid)
        where r.id = e.revocation_id
        returning r.id as revocation_id, e.id
      )
      insert into revocation_events (id, revocation_id, from_status, to_status, at, by_id, by_name, note)
      select id, revocation_id, ${from[0]}, ${to}, ${at}, ${ctx.actor.id}, 'Plumbline',
        'The time for which the risk was accepted is over.'
      from expired`)
    await followRevocations(tx, now, now)
    await notifyRevocations(tx, ids)
    return {
      result: { expired: ids.length, hasMore: ids.length === mostAtOnce },
      entry: {
        object: { type: 'revocation', id: 'expired' },
        payload: { revocations: ids },
        decision: to,
      },
    }
  },
})

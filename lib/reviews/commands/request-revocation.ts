import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { mostItemsAtOnce } from '../model/decision.ts'
import { insertRevocations } from './parts/insert-revocations.ts'
import { notifyRevocations, queueTickets } from './parts/tell-revocations.ts'

/**
 * Asks that the grants of items go that were decided so: one revocation each, due by the policy's hours. A grant that
 * is asked for already keeps its revocation. Runs inside the transaction of the decision (`ctx.db` is that one).
 */
export const requestRevocation = defineCommand({
  action: 'revocation.request',
  permission: 'reviews.own',
  input: z.strictObject({
    campaignId: z.uuid(),
    itemIds: z.array(z.uuid()).min(1).max(mostItemsAtOnce),
  }),
  async run({ ctx, input: { campaignId, itemIds }, tx, now }) {
    const decided = await tx.execute<{
      itemId: string
      grantId: string
      reduceToRole: string | null
      reason: string | null
    }>(sql`
      select id as "itemId", grant_id as "grantId", reduce_to_role as "reduceToRole", justification as reason
      from review_items
      where campaign_id = ${campaignId}::uuid and id = any(${sql.param(itemIds)}::uuid[])
        and decision in ('revoke', 'reduce') and decided_by::text = ${ctx.actor.id}
      order by id`)
    const wanted = decided.rows.map((row) => ({ ...row, campaignId }))
    const requested = await insertRevocations(tx, ctx, wanted, now)
    const revocationIds = requested.map(({ id }) => id)
    if (requested.length === 0) return { result: { revocationIds }, entry: null }
    await queueTickets(
      tx,
      ctx,
      requested.map(({ id }) => ({ id, event: 'requested' })),
    )
    await notifyRevocations(tx, revocationIds)
    return {
      result: { revocationIds },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: {
          revocations: requested.map(({ id, itemId, dueAt }) => ({ id, itemId, dueAt: dueAt.toISOString() })),
        },
        decision: 'requested',
      },
    }
  },
})

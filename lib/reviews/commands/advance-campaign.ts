import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { followCampaign } from './parts/follow-campaign.ts'
import { handOver } from './parts/hand-over.ts'

/**
 * What time alone brings about in a running campaign: a reviewer who left hands over, approvals given until a day end.
 * Doing it again changes nothing, nor does it where the campaign no longer runs.
 */
export const advanceCampaign = defineCommand({
  action: 'campaign.advance',
  permission: 'reviews.run',
  input: z.strictObject({ campaignId: z.uuid() }),
  async run({ ctx, input: { campaignId }, tx, now }) {
    const { rows } = await tx.execute(
      sql`select 1 from campaigns where id = ${campaignId}::uuid and status = 'running'`,
    )
    if (rows.length === 0) return { result: undefined, entry: null }
    const handedOver = await handOver(tx, ctx, campaignId, now)
    const followed = await followCampaign(tx, ctx, campaignId, await reviewTerms(ctx), now)
    if (handedOver === 0 && followed === null) return { result: undefined, entry: null }
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: undefined,
      entry: { object: { type: 'campaign', id: campaignId }, payload: { handedOver, followed } },
    }
  },
})

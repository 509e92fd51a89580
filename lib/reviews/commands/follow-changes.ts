import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { followCampaign } from './parts/follow-campaign.ts'

/**
 * After an import: brings a running campaign in line with what is known now. Access that ended leaves the queue; access
 * that changed materially after its approval waits again, with a diff; what was signed stays as it was, and another
 * item takes its place.
 */
export const followChanges = defineCommand({
  action: 'reviews.follow-changes',
  permission: 'reviews.run',
  input: z.strictObject({ importId: z.uuid(), campaignId: z.uuid() }),
  async run({ ctx, input: { importId, campaignId }, tx, now }) {
    const { rows } = await tx.execute(
      sql`select 1 from campaigns where id = ${campaignId}::uuid and status = 'running'`,
    )
    if (rows.length === 0) return { result: undefined, entry: null }
    const followed = await followCampaign(tx, ctx, campaignId, await reviewTerms(ctx), now)
    if (followed === null) return { result: undefined, entry: null }
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: undefined,
      entry: { object: { type: 'import', id: importId }, payload: { followed } },
    }
  },
})

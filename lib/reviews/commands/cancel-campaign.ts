import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { campaigns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { mayGo } from '../model/campaign-states.ts'

/** Calls a campaign off. What was signed stays signed, what was asked to be revoked stays asked; nothing more is decided. */
export const cancelCampaign = defineCommand({
  action: 'campaign.cancel',
  permission: 'reviews.manage',
  input: z.strictObject({
    campaignId: z.uuid(),
    reason: z.string().trim().min(1, 'say why').max(2_000),
  }),
  async run({ input: { campaignId, reason }, tx, now }) {
    const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
    if (!campaign) throw notFound('The campaign')
    if (!mayGo('cancel', campaign.status)) {
      throw new PlumblineError(
        'conflict',
        `This campaign is ${campaign.status} already.`,
        'Nothing needs to be called off.',
      )
    }
    await tx.update(campaigns).set({ status: 'cancelled', closedAt: now }).where(eq(campaigns.id, campaignId))
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { campaignId },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: { title: campaign.title, was: campaign.status, reason },
        decision: 'cancelled',
      },
    }
  },
})

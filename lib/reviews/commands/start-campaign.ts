import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { campaigns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { mayGo } from '../model/campaign-states.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { readCompleteness } from '../queries/source-receipts.ts'
import { dueOf } from '../rules/schedule.ts'
import { makeItems } from './parts/make-items.ts'

/**
 * Starts a draft: every current grant of its scope becomes an item with a reviewer, in this one transaction. The lead
 * does it, or the campaign's own date.
 */
export const startCampaign = defineCommand({
  action: 'campaign.start',
  permission: 'reviews.manage',
  input: z.strictObject({ campaignId: z.uuid() }),
  async run({ ctx, input: { campaignId }, tx, now }) {
    const campaign = await lockDraft(tx, campaignId)
    const terms = await reviewTerms(ctx)
    const dueAt = dueOf(now, terms)
    const completeness = await readCompleteness(tx, campaign.scope)
    await tx
      .update(campaigns)
      .set({ status: 'running', startedAt: now, dueAt, completeness })
      .where(eq(campaigns.id, campaignId))
    const made = await makeItems(tx, ctx, campaignId, campaign.scope, terms, now)
    if (made.items === 0) {
      throw new PlumblineError(
        'conflict',
        'There is nothing to review: no access is known in this scope.',
        'Import the grants of its systems first.',
      )
    }
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: made,
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: { title: campaign.title, ...made, dueAt: dueAt.toISOString(), completeness },
        decision: 'started',
      },
    }
  },
})

async function lockDraft(tx: Transaction, campaignId: string) {
  const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
  if (!campaign) throw notFound('The campaign')
  if (mayGo('start', campaign.status)) return campaign
  throw new PlumblineError(
    'conflict',
    campaign.status === 'running' ? 'This campaign runs already.' : `This campaign is ${campaign.status}.`,
    'Reload the page to see how it stands.',
  )
}

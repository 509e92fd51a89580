import { z } from 'zod'
import { campaigns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { quarterEnd } from '../rules/quarter.ts'
import { dueOf, startOf } from '../rules/schedule.ts'

/** Drafts the review of a quarter: it shows what would be asked of whom, and starts by itself at its date. */
export const draftCampaign = defineCommand({
  action: 'campaign.draft',
  permission: 'reviews.manage',
  input: z.strictObject({
    quarter: z.string().regex(/^\d{4}-Q[1-4]$/, 'expected a quarter such as 2026-Q4'),
  }),
  async run({ ctx, input: { quarter }, tx, now }) {
    const terms = await reviewTerms(ctx)
    if (quarterEnd(quarter, terms.time_zone) <= now) {
      throw new PlumblineError(
        'invalid_input',
        `${quarter} is over.`,
        'Draft the review of a quarter to come.',
      )
    }
    const startsAt = startOf(quarter, now, terms)
    const campaignId = newId(ctx.clock)
    const title = `Access review ${quarter.replace('-', ' ')}`
    const inserted = await tx
      .insert(campaigns)
      .values({
        id: campaignId,
        title,
        kind: 'quarterly',
        quarter,
        scope: {},
        status: 'draft',
        createdAt: now,
        startsAt,
        dueAt: dueOf(startsAt, terms),
      })
      .onConflictDoNothing()
      .returning({ id: campaigns.id })
    if (inserted.length === 0) {
      throw new PlumblineError(
        'conflict',
        `${quarter} has a campaign already.`,
        'Open it from the list of reviews.',
      )
    }
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { campaignId, startsAt },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: { title, quarter, startsAt: startsAt.toISOString() },
        decision: 'drafted',
      },
    }
  },
})

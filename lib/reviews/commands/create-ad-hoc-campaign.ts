import { z } from 'zod'
import { campaigns } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { campaignScopeSchema } from '../model/campaign.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { localDay } from '../rules/quarter.ts'
import { dueOf } from '../rules/schedule.ts'

/**
 * Drafts a campaign outside the quarter: some systems, departments, people, or kinds of accounts. The
 * lead starts it, or it starts by itself at `startsAt`: after the policy's time for a draft, unless another is named.
 */
export const createAdHocCampaign = defineCommand({
  action: 'campaign.create-ad-hoc',
  permission: 'reviews.manage',
  input: z.strictObject({
    title: z.string().trim().min(3, 'name it').max(200),
    scope: campaignScopeSchema.refine((scope) => Object.keys(scope).length > 0, 'choose what it is about'),
    startsAt: z.coerce.date().optional(),
  }),
  async run({ ctx, input, tx, now }) {
    const terms = await reviewTerms(ctx)
    const startsAt = input.startsAt ?? localDay(now, terms.draft_days, terms.time_zone)
    // Today will do: a form names it by its midnight, the job by a moment that has just passed.
    if (input.startsAt && input.startsAt.getTime() + dayMs <= localDay(now, 0, terms.time_zone).getTime()) {
      throw new PlumblineError('invalid_input', 'The day it starts is past.', 'Choose today or a later day.')
    }
    const campaignId = newId(ctx.clock)
    await tx.insert(campaigns).values({
      id: campaignId,
      title: input.title,
      kind: 'ad_hoc',
      quarter: null,
      scope: withoutUndefined(input.scope),
      status: 'draft',
      createdAt: now,
      startsAt,
      dueAt: dueOf(startsAt, terms),
    })
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { campaignId },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: { title: input.title, startsAt: startsAt.toISOString(), scope: summary(input.scope) },
        decision: 'drafted',
      },
    }
  },
})

type Scope = z.output<typeof campaignScopeSchema>

/** Absent, not undefined: it is stored as JSON. */
function withoutUndefined({ systemIds, departments, personIds, grantKeys, accountKinds }: Scope) {
  return {
    ...(systemIds && { systemIds }),
    ...(departments && { departments }),
    ...(personIds && { personIds }),
    ...(grantKeys && { grantKeys }),
    ...(accountKinds && { accountKinds }),
  }
}

/** How many of each: the lists themselves are with the campaign. */
const summary = (scope: Scope): Record<string, number> =>
  Object.fromEntries(Object.entries(scope).map(([kind, values]) => [kind, values?.length ?? 0]))

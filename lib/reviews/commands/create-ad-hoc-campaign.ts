import { z } from 'zod'
import { campaigns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { campaignScopeSchema } from '../model/campaign.ts'
import type { ReviewParameters } from '../model/parameters.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { dayBegin, localDay } from '../rules/quarter.ts'
import { dueOf } from '../rules/schedule.ts'

/**
 * Drafts a campaign outside the quarter: some systems, departments, people, or kinds of accounts. The
 * lead starts it, or it starts by itself on a day that begins where the policy's days begin: after the policy's time
 * for a draft, unless another is named.
 */
export const createAdHocCampaign = defineCommand({
  action: 'campaign.create-ad-hoc',
  permission: 'reviews.manage',
  input: z.strictObject({
    title: z.string().trim().min(3, 'name it').max(200),
    scope: campaignScopeSchema.refine((scope) => Object.keys(scope).length > 0, 'choose what it is about'),
    /** A day, as `2026-10-12`. */
    startsOn: z.union([z.iso.date('expected a day such as 2026-10-12'), z.literal('at_once')]).optional(),
  }),
  async run({ ctx, input, tx, now }) {
    const terms = await reviewTerms(ctx)
    const startsAt = startOf(input.startsOn, now, terms)
    // Today will do: its midnight has passed, and it starts with the next run of the job.
    if (startsAt < localDay(now, 0, terms.time_zone)) {
      throw new PlumblineError(
        'invalid_input',
        'The day it starts is past.',
        'Choose today or a later day.',
        {
          details: [{ path: 'startsOn', message: 'today or a later day' }],
        },
      )
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

function startOf(startsOn: string | undefined, now: Date, { time_zone, draft_days }: ReviewParameters): Date {
  if (startsOn === undefined) return localDay(now, draft_days, time_zone)
  return startsOn === 'at_once' ? now : dayBegin(startsOn, time_zone)
}

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

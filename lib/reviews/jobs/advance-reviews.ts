import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { inSteps, type Step } from '#lib/platform/jobs/in-steps.ts'
import { log } from '#lib/platform/log.ts'
import { advanceCampaign } from '../commands/advance-campaign.ts'
import { createAdHocCampaign } from '../commands/create-ad-hoc-campaign.ts'
import { draftCampaign } from '../commands/draft-campaign.ts'
import { expireRisks } from '../commands/expire-risks.ts'
import { followDelegations } from '../commands/follow-delegations.ts'
import { startCampaign } from '../commands/start-campaign.ts'
import type { ReviewScope } from '../model/campaign.ts'
import { type DueWork, dueWork } from '../queries/due-work.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { runningCampaigns } from '../queries/running-campaigns.ts'
import { localDate } from '../rules/quarter.ts'

/**
 * Job `reviews.advance`: drafts the quarters that are due, asks about leavers, movers and approvals that ended, starts
 * what is to start, advances what runs, and ends acceptances of risk whose day has come. Each step commits by itself and
 * is found not due again afterwards; one that fails keeps no other from its turn.
 */
export const advanceReviews = (ctx: Ctx): Promise<void> =>
  inSteps('reviews.advance', async (step) => {
    const due = await step('what is due', () => dueWork(ctx, {}))
    for (const quarter of due?.quarters ?? [])
      await step(`draft of ${quarter}`, () => unlessOvertaken(() => draftCampaign(ctx, { quarter })))
    if (due) await createEventCampaigns(ctx, step, due)
    // Asked anew: what was just created may start at once.
    const starts = await step('what is to start', async () => (await dueWork(ctx, {})).starts)
    for (const campaignId of starts ?? [])
      await step(`start of ${campaignId}`, () => unlessOvertaken(() => startCampaign(ctx, { campaignId })))
    await step('delegations', () => followDelegations(ctx, {}))
    const running = await step('what runs', () => runningCampaigns(ctx, {}))
    for (const campaignId of running ?? [])
      await step(`campaign ${campaignId}`, () => advanceCampaign(ctx, { campaignId }))
    await step('accepted risks', async () => {
      for (let hasMore = true; hasMore; ) ({ hasMore } = await expireRisks(ctx, {}))
    })
  })

type Events = Pick<DueWork, 'leavers' | 'movers' | 'endedApprovals'>

async function createEventCampaigns(
  ctx: Ctx,
  step: Step,
  { leavers, movers, endedApprovals }: Events,
): Promise<void> {
  const create = (name: string, scope: ReviewScope, startsOn?: 'at_once') =>
    step(name.toLowerCase(), async () => {
      const day = localDate(ctx.clock.now(), (await reviewTerms(ctx)).time_zone)
      await unlessOvertaken(() =>
        createAdHocCampaign(ctx, { title: `${name}, ${day}`, scope, ...(startsOn && { startsOn }) }),
      )
    })
  // Whoever left should hold nothing: there is nothing to prepare. A move is proposed first.
  if (leavers.length > 0) await create('Leavers', { personIds: leavers }, 'at_once')
  if (movers.length > 0) await create('Movers', { personIds: movers })
  if (endedApprovals.length > 0)
    await create('Approvals that ended', { grantKeys: endedApprovals }, 'at_once')
}

/** A person, or another worker, may have done it just before; or there is nothing to review yet. */
async function unlessOvertaken(step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (!isPlumblineError(error) || error.code !== 'conflict') throw error
    log().info({ reason: error.message }, 'a review was left as it is')
  }
}

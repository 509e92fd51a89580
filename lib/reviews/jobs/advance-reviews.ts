import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { log } from '#lib/platform/log.ts'
import { advanceCampaigns } from '../commands/advance-campaigns.ts'
import { createAdHocCampaign } from '../commands/create-ad-hoc-campaign.ts'
import { draftCampaign } from '../commands/draft-campaign.ts'
import { expireRisks } from '../commands/expire-risks.ts'
import { startCampaign } from '../commands/start-campaign.ts'
import type { ReviewScope } from '../model/campaign.ts'
import { dueWork } from '../queries/due-work.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { localDate } from '../rules/quarter.ts'

/**
 * Job `reviews.advance`: drafts the quarters that are due, asks about leavers, movers and approvals that ended, starts
 * what is to start, advances what runs, and ends acceptances of risk whose day has come. Each step commits by itself and is found not due again afterwards.
 */
export async function advanceReviews(ctx: Ctx): Promise<void> {
  const due = await dueWork(ctx, {})
  for (const quarter of due.quarters) await unlessOvertaken(() => draftCampaign(ctx, { quarter }))
  await createEventCampaigns(ctx, due)
  // Asked anew: what was just created may start at once.
  const { starts } = await dueWork(ctx, {})
  for (const campaignId of starts) await unlessOvertaken(() => startCampaign(ctx, { campaignId }))
  await advanceCampaigns(ctx, {})
  for (let hasMore = true; hasMore; ) ({ hasMore } = await expireRisks(ctx, {}))
}

type Events = { leavers: string[]; movers: string[]; endedApprovals: string[] }

async function createEventCampaigns(ctx: Ctx, { leavers, movers, endedApprovals }: Events): Promise<void> {
  const day = localDate(ctx.clock.now(), (await reviewTerms(ctx)).time_zone)
  const create = (title: string, scope: ReviewScope, startsOn?: 'at_once') =>
    unlessOvertaken(() => createAdHocCampaign(ctx, { title, scope, ...(startsOn && { startsOn }) }))
  // Whoever left should hold nothing: there is nothing to prepare. A move is proposed first.
  if (leavers.length > 0) await create(`Leavers, ${day}`, { personIds: leavers }, 'at_once')
  if (movers.length > 0) await create(`Movers, ${day}`, { personIds: movers })
  if (endedApprovals.length > 0)
    await create(`Approvals that ended, ${day}`, { grantKeys: endedApprovals }, 'at_once')
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

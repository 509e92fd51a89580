import type { Ctx } from '#lib/platform/ctx.ts'
import type { JobPayloads } from '#lib/platform/jobs/enqueue.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { followChanges } from '../commands/follow-changes.ts'
import { proveRevocations } from '../commands/prove-revocations.ts'
import { runningCampaigns } from '../queries/running-campaigns.ts'

/**
 * Job `reviews.follow-import`: what an import proves of revocations, and what it means for running campaigns, each for
 * itself. Killed in between it starts over: each step finds nothing left to do.
 */
export const followImport = (ctx: Ctx, { importId }: JobPayloads['reviews.follow-import']): Promise<void> =>
  inSteps('reviews.follow-import', async (step) => {
    await step('revocations', async () => {
      for (let hasMore = true; hasMore; ) ({ hasMore } = await proveRevocations(ctx, { importId }))
    })
    const campaignIds = await step('running campaigns', () => runningCampaigns(ctx, {}))
    for (const campaignId of campaignIds ?? [])
      await step(`campaign ${campaignId}`, () => followChanges(ctx, { importId, campaignId }))
  })

import type { Ctx } from '#lib/platform/ctx.ts'
import { decideItem } from '../commands/decide-item.ts'
import { draftCampaign } from '../commands/draft-campaign.ts'
import { startCampaign } from '../commands/start-campaign.ts'
import type { DecideItemInput } from '../model/decision.ts'
import type { QueueItem } from '../model/item.ts'
import { queue } from '../queries/queue.ts'

/** Drafts and starts the quarter's campaign. */
export async function startQuarter(lead: Ctx, quarter: string): Promise<string> {
  const { campaignId } = await draftCampaign(lead, { quarter })
  await startCampaign(lead, { campaignId })
  return campaignId
}

/** Every item of the caller's own part, as the queue shows it. */
export async function itemsOf(ctx: Ctx, campaignId: string): Promise<QueueItem[]> {
  return (await queue(ctx, { campaignId, limit: 200 })).items
}

/** The one item of the caller's part with this role. */
export async function itemOf(ctx: Ctx, campaignId: string, role: string): Promise<QueueItem> {
  const found = (await itemsOf(ctx, campaignId)).filter((item) => item.role === role)
  const [item] = found
  if (!item || found.length > 1) throw new Error(`${found.length} items have the role ${role}.`)
  return item
}

export type Terms = Pick<DecideItemInput, 'decision'> &
  Partial<Pick<DecideItemInput, 'approvedUntil' | 'reduceToRole' | 'justification' | 'decisionMs'>>

/** Decides an item as it was seen. */
export const decideSeen = (ctx: Ctx, item: QueueItem, terms: Terms) =>
  decideItem(ctx, {
    campaignId: item.campaignId,
    itemId: item.id,
    version: item.version,
    snapshotHash: item.snapshotHash,
    ...terms,
  })

/** Why something was refused. */
export async function refusal(attempt: Promise<unknown>): Promise<{ code: string; details: string[] }> {
  try {
    await attempt
  } catch (error) {
    const { code, details } = error as { code: string; details?: { message: string }[] }
    return { code, details: (details ?? []).map(({ message }) => message) }
  }
  throw new Error('It was not refused.')
}

import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { campaigns, reviewItems } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'
import { notRunning } from './shift-counts.ts'

export type LockedItem = typeof reviewItems.$inferSelect

/** Items held until the transaction ends, in the order of their ids: two people at once never wait for each other. */
export async function lockItems(
  tx: Transaction,
  campaignId: string,
  itemIds: readonly string[],
): Promise<LockedItem[]> {
  const items = await tx
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.campaignId, campaignId), inArray(reviewItems.id, [...itemIds])))
    .orderBy(asc(reviewItems.id))
    .for('update')
  if (items.length < itemIds.length) throw notFound('The item', 'Reload the queue.')
  return items
}

/** The campaign, while it runs. */
export async function runningCampaign(tx: Transaction, campaignId: string) {
  const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId))
  if (!campaign) throw notFound('The campaign')
  if (campaign.status !== 'running') throw notRunning()
  return campaign
}

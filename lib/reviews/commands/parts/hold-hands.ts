import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/**
 * While this is held, no item of the campaign changes hands and none joins a part: signing and moving must not meet,
 * and two moves at once could make two people review each other. Taken before any item is locked.
 */
export async function holdHands(tx: Transaction, campaignId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('review-hands'), hashtext(${campaignId}))`)
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/**
 * Holds the findings of an asset and their roll-up until the transaction ends: the lock that a merge takes
 * (`merge-run/scope.ts`). A merge and a decision that read the same finding at once would count it out twice.
 */
export async function lockAsset(tx: Transaction, assetId: string): Promise<void> {
  await tx.execute(sql`select 1 from assets where id = ${assetId}::uuid for update`)
}

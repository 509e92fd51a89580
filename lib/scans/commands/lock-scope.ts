import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/**
 * Holds the findings of a scope and their roll-up until the transaction ends. A merge and a decision that read the
 * same finding at once would count it out of the roll-up twice. Advisory, because the web's role may not lock rows
 * of a table it cannot write.
 */
export async function lockScopeCounts(tx: Transaction, scopeId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${scopeId}, 0))`)
}

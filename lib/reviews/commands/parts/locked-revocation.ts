import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { revocations } from '#db/schema/index.ts'
import { notFound } from '#lib/platform/errors.ts'

export type LockedRevocation = typeof revocations.$inferSelect

/** The revocation, held: of two people who act at once, the second sees what the first did. */
export async function lockRevocation(tx: Transaction, id: string): Promise<LockedRevocation> {
  const [found] = await tx.select().from(revocations).where(eq(revocations.id, id)).for('update')
  if (!found) throw notFound('The revocation', 'Open the list of revocations again.')
  return found
}

import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

export type LockedIncident = typeof incidents.$inferSelect

/**
 * The incident by its number, locked until the transaction ends: two responders at once are one after the other.
 * @throws PlumblineError `not_found`
 */
export async function lockedIncident(tx: Transaction, number: number): Promise<LockedIncident> {
  const [row] = await tx.select().from(incidents).where(eq(incidents.number, number)).for('update')
  if (row === undefined)
    throw new PlumblineError(
      'not_found',
      `There is no incident INC-${number}.`,
      'Look for it on the board of incidents.',
    )
  return row
}

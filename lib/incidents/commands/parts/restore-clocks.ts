import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentClocks } from '#db/schema/incidents/clocks.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'

/**
 * Starts again what a dismissal voided, from its first moment: a dismissal that did not hold wins nobody any time. The
 * voided rows stay.
 */
export async function restoreClocks(
  tx: Transaction,
  clock: Clock,
  incidentId: string,
  dismissedAt: Date,
): Promise<void> {
  const voided = await tx
    .select()
    .from(incidentClocks)
    .where(
      and(
        eq(incidentClocks.incidentId, incidentId),
        eq(incidentClocks.voidedAt, dismissedAt),
        isNull(incidentClocks.stoppedAt),
      ),
    )
  if (voided.length === 0) return
  await tx
    .insert(incidentClocks)
    .values(voided.map((row) => ({ ...row, id: newId(clock), voidedAt: null, voidedReason: null })))
    .onConflictDoNothing()
}

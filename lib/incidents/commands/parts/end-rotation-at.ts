import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { onCallRotations } from '#db/schema/incidents/on-call.ts'
import { notFound } from '#lib/platform/errors.ts'

/**
 * Ends a rotation at an instant; one that has not begun by then never does.
 * @returns its schedule, and when it ends
 * @throws PlumblineError `not_found` when it has ended by then
 */
export async function endRotationAt(
  tx: Transaction,
  rotationId: string,
  at: Date,
): Promise<{ scheduleId: string; validTo: Date }> {
  const which = eq(onCallRotations.id, rotationId)
  const [known] = await tx.select().from(onCallRotations).where(which).for('update')
  if (known === undefined || (known.validTo !== null && known.validTo <= at))
    throw notFound('The rotation', 'It may have ended meanwhile: load On-call again.')
  const validTo = known.validFrom > at ? known.validFrom : at
  await tx.update(onCallRotations).set({ validTo }).where(which)
  return { scheduleId: known.scheduleId, validTo }
}

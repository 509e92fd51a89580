import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { onCallSchedules } from '#db/schema/incidents/on-call.ts'
import { notFound } from '#lib/platform/errors.ts'

/**
 * A schedule in use, locked until the transaction ends: two who change it at once are one after the other.
 * @throws PlumblineError `not_found`
 */
export async function lockedSchedule(tx: Transaction, scheduleId: string) {
  const [row] = await tx
    .select()
    .from(onCallSchedules)
    .where(and(eq(onCallSchedules.id, scheduleId), isNull(onCallSchedules.retiredAt)))
    .for('update')
  if (row === undefined)
    throw notFound('The schedule', 'It may have been retired meanwhile: load On-call again.')
  return row
}

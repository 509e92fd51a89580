import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { isOwnRecord } from '../../model/timeline.ts'

export type StoredEvent = typeof incidentEvents.$inferSelect

/**
 * An entry that a correction or a withdrawal may take the place of: the version that stands, told by a person or a
 * machine outside. The incident's row is locked by the caller, so that two corrections come one after the other.
 * @throws PlumblineError not_found, or conflict when it was superseded, withdrawn, or is Plumbline's own record
 */
export async function correctableEvent(
  tx: Transaction,
  incidentId: string,
  eventId: string,
): Promise<StoredEvent> {
  const found = await eventOf(tx, incidentId, eventId)
  const [later] = await tx
    .select({ authorName: incidentEvents.authorName })
    .from(incidentEvents)
    .where(eq(incidentEvents.supersedesId, eventId))
  if (later !== undefined)
    throw new PlumblineError(
      'conflict',
      `${later.authorName} has corrected or withdrawn this entry in the meantime.`,
      'Nothing was changed. Read how it stands now, and correct that.',
    )
  if (found.isWithdrawal)
    throw new PlumblineError('conflict', 'This entry was withdrawn.', 'Write a new entry instead.')
  if (isOwnRecord(found))
    throw new PlumblineError(
      'conflict',
      'Plumbline wrote this entry about something that was done here; it is not rewritten.',
      'Write a new entry that says what is to be said about it.',
    )
  return found
}

export async function eventOf(tx: Transaction, incidentId: string, eventId: string): Promise<StoredEvent> {
  const [found] = await tx
    .select()
    .from(incidentEvents)
    .where(and(eq(incidentEvents.incidentId, incidentId), eq(incidentEvents.id, eventId)))
  if (found === undefined) throw notFound('The entry', 'Look for it on the timeline of its incident.')
  return found
}

/** Whether no other version has taken its place. */
export async function isStanding(tx: Transaction, eventId: string): Promise<boolean> {
  const later = await tx
    .select({ id: incidentEvents.id })
    .from(incidentEvents)
    .where(eq(incidentEvents.supersedesId, eventId))
  return later.length === 0
}

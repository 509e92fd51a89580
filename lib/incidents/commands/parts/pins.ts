import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentPins } from '#db/schema/incidents/timeline.ts'

const pinOf = (incidentId: string, eventId: string) =>
  and(eq(incidentPins.incidentId, incidentId), eq(incidentPins.eventId, eventId))

/** @returns whether it was pinned */
export async function removePin(tx: Transaction, incidentId: string, eventId: string): Promise<boolean> {
  const removed = await tx
    .delete(incidentPins)
    .where(pinOf(incidentId, eventId))
    .returning({ at: incidentPins.at })
  return removed.length > 0
}

/** A pin follows a correction: it is the same entry. */
export async function movePin(tx: Transaction, incidentId: string, from: string, to: string): Promise<void> {
  const [pin] = await tx.delete(incidentPins).where(pinOf(incidentId, from)).returning()
  if (pin !== undefined) await tx.insert(incidentPins).values({ ...pin, eventId: to })
}

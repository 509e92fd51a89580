import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentEvents } from '#db/schema/incidents/timeline.ts'

type Told = { id: string; sequence: number }

/** The entry that a sender's key already stands for: the same thing told twice is one entry. */
export async function knownEvent(
  tx: Transaction,
  incidentId: string,
  source: string,
  dedupeKey: string | undefined,
): Promise<Told | null> {
  if (dedupeKey === undefined) return null
  const [known] = await tx
    .select({ id: incidentEvents.id, sequence: incidentEvents.sequence })
    .from(incidentEvents)
    .where(
      and(
        eq(incidentEvents.incidentId, incidentId),
        eq(incidentEvents.source, source),
        eq(incidentEvents.dedupeKey, dedupeKey),
      ),
    )
  return known ?? null
}

import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentSeverities } from '#db/schema/incidents/incidents.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

export type WaitingDowngrade = typeof incidentSeverities.$inferSelect

/**
 * The proposed lower severity that still waits, of a locked incident.
 * @throws PlumblineError `conflict` when it was decided, or overtaken, in the meantime
 */
export async function waitingDowngrade(
  tx: Transaction,
  incidentId: string,
  severityId: string,
): Promise<WaitingDowngrade> {
  const [row] = await tx
    .select()
    .from(incidentSeverities)
    .where(
      and(
        eq(incidentSeverities.incidentId, incidentId),
        eq(incidentSeverities.id, severityId),
        isNull(incidentSeverities.effectiveAt),
        isNull(incidentSeverities.refusedAt),
      ),
    )
  if (row !== undefined) return row
  throw new PlumblineError(
    'conflict',
    'This proposal does not wait any more.',
    'Load the page again: it shows the severity that holds.',
  )
}

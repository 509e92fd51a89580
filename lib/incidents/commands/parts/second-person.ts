import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentSeverities } from '#db/schema/incidents/incidents.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { personBehind } from './responder.ts'

/**
 * Refuses the person who classified an incident last: what takes its obligation away needs somebody else.
 * @throws PlumblineError `forbidden`
 */
export async function requireSecondPerson(
  tx: Transaction,
  incidentId: string,
  actorId: string,
): Promise<void> {
  const [last] = await tx
    .select({ byId: incidentSeverities.proposedById })
    .from(incidentSeverities)
    .where(and(eq(incidentSeverities.incidentId, incidentId), isNotNull(incidentSeverities.effectiveAt)))
    .orderBy(desc(incidentSeverities.effectiveAt), desc(incidentSeverities.id))
    .limit(1)
  if (last === undefined || (await personBehind(tx, last.byId)) !== actorId) return
  throw new PlumblineError(
    'forbidden',
    'You classified it yourself.',
    'Ask another responder or the lead to dismiss it: at this severity that needs a second person.',
  )
}

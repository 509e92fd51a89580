import { and, eq, isNull, sql } from 'drizzle-orm'
import { incidentClocks } from '#db/schema/incidents/clocks.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { withReasonSchema } from '../model/input.ts'
import { transitionBetween } from '../model/states.ts'
import { incidentName } from '../model.ts'
import { incidentTerms } from '../queries/incident-terms.ts'
import { owesPostMortem } from '../rules/obligation.ts'
import { appendEvent } from './parts/append-event.ts'
import { endPages } from './parts/end-pages.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { wrongState } from './parts/refuse-move.ts'
import { respondingPerson } from './parts/responder.ts'
import { requireSecondPerson } from './parts/second-person.ts'

/**
 * Dismisses what turned out to be no incident. Clocks that run are void and kept. One that ever was so severe that a
 * post-mortem would be owed is dismissed by a second person only; one that nobody has classified may be, and is not
 * dismissed at all.
 */
export const dismissIncident = defineCommand({
  action: 'incident.dismiss',
  permission: 'incidents.respond',
  input: withReasonSchema,
  async run({ ctx, input: { number, reason }, tx, now }) {
    const by = respondingPerson(ctx, 'dismiss an incident')
    const terms = await incidentTerms({ ...ctx, db: tx })
    const incident = await lockedIncident(tx, number)
    const { id: incidentId, status: from } = incident
    if (transitionBetween(from, 'dismissed') === undefined)
      throw wrongState(incident, 'What was contained was an incident: bring it to its end instead.')
    if (incident.highestSeverity === null) throw unclassified(number)
    if (owesPostMortem(incident.highestSeverity, terms)) await requireSecondPerson(tx, incidentId, by.id)
    await moveIncident(tx, ctx, { incidentId, from, to: 'dismissed', note: reason })
    await tx
      .update(incidents)
      .set({ dismissedAt: now, dismissedReason: reason, version: sql`${incidents.version} + 1` })
      .where(eq(incidents.id, incidentId))
    await tx
      .update(incidentClocks)
      .set({ voidedAt: now, voidedReason: `Dismissed: ${reason}` })
      .where(
        and(
          eq(incidentClocks.incidentId, incidentId),
          isNull(incidentClocks.stoppedAt),
          isNull(incidentClocks.voidedAt),
        ),
      )
    await endPages(tx, { incidentId, userId: null, at: now })
    await appendEvent(tx, ctx, { incidentId, kind: 'decision', body: `Dismissed.\n\n${reason}` })
    await enqueue(tx, 'incidents.store-record', { incidentId }, { key: `incident-record:${incidentId}` })
    await incidentChanged(tx, number, now)
    return {
      result: { status: 'dismissed' as const },
      entry: {
        object: { type: 'incident', id: incidentId },
        payload: { number, from, reason, highestSeverity: incident.highestSeverity },
        decision: 'dismissed',
      },
    }
  },
})

const unclassified = (number: number) =>
  new PlumblineError(
    'conflict',
    `${incidentName(number)} is not classified: it may be Critical as well as nothing.`,
    'Classify it first; as what it turned out to be, it takes a minute. Then dismiss it.',
  )

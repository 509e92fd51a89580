import { eq } from 'drizzle-orm'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { noteSchema } from '../model/input.ts'
import { incidentName } from '../model.ts'
import { incidentTerms } from '../queries/incident-terms.ts'
import { owesPostMortem } from '../rules/obligation.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { wrongState } from './parts/refuse-move.ts'
import { responder } from './parts/responder.ts'

/**
 * Closes an incident: after its post-mortem is proven public, or, where none is owed, once it is resolved. Its record
 * becomes evidence. Actions that outlive it stay open.
 */
export const closeIncident = defineCommand({
  action: 'incident.close',
  permission: 'incidents.respond',
  input: noteSchema,
  async run({ ctx, input: { number, note }, tx, now }) {
    responder(ctx)
    const terms = await incidentTerms({ ...ctx, db: tx })
    const incident = await lockedIncident(tx, number)
    const { id: incidentId, status: from } = incident
    if (from !== 'published' && from !== 'resolved')
      throw wrongState(incident, 'It is closed once it is resolved, or its post-mortem is published.')
    if (from === 'resolved' && owesPostMortem(incident.highestSeverity, terms))
      throw new PlumblineError(
        'conflict',
        `${incidentName(number)} owes a public post-mortem.`,
        'Draft it, have it approved by two people and publish it; then close the incident.',
      )
    await moveIncident(tx, ctx, { incidentId, from, to: 'closed', ...(note && { note }) })
    await tx.update(incidents).set({ closedAt: now }).where(eq(incidents.id, incidentId))
    await appendEvent(tx, ctx, {
      incidentId,
      kind: 'decision',
      body: note === '' ? 'Closed.' : `Closed.\n\n${note}`,
    })
    await enqueue(tx, 'incidents.store-record', { incidentId }, { key: `incident-record:${incidentId}` })
    await incidentChanged(tx, number, now)
    return {
      result: { status: 'closed' as const },
      entry: {
        object: { type: 'incident', id: incidentId },
        payload: { number, note },
        decision: 'closed',
      },
    }
  },
})

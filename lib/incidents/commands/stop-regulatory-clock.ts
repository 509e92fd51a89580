import { and, eq } from 'drizzle-orm'
import { incidentClocks } from '#db/schema/incidents/clocks.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { stopRegulatoryClockSchema } from '../model/input.ts'
import { appendEvent } from './parts/append-event.ts'
import { stopClock } from './parts/clocks.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { standingEvent } from './parts/proving-events.ts'
import { respondingPerson } from './parts/responder.ts'

/**
 * Says that what a law or contract asks for was done: with the entry of the timeline that tells of it, and the
 * reference under which the other side knows it. The clocks of the policy stop by themselves, by their proof only.
 */
export const stopRegulatoryClock = defineCommand({
  action: 'incident.stop-regulatory-clock',
  permission: 'incidents.respond',
  input: stopRegulatoryClockSchema,
  async run({ ctx, input: { number, clockId, eventId, reference }, tx, now }) {
    respondingPerson(ctx, 'say that a duty towards others is done')
    const incident = await lockedIncident(tx, number)
    const [clock] = await tx
      .select()
      .from(incidentClocks)
      .where(and(eq(incidentClocks.id, clockId), eq(incidentClocks.incidentId, incident.id)))
    if (clock === undefined) throw notFound('This clock')
    if (clock.kind !== 'regulatory')
      throw new PlumblineError(
        'conflict',
        'This clock stops by its own proof.',
        'Do what it asks for: it stops by itself.',
      )
    await standingEvent(tx, incident.id, eventId)
    const wasRunning =
      clock.voidedAt === null &&
      (await stopClock(tx, { incidentId: incident.id, kind: 'regulatory', name: clock.name }, now, {
        type: 'statement',
        eventId,
        reference,
      }))
    if (!wasRunning)
      throw new PlumblineError(
        'conflict',
        `“${clock.name}” does not run any more.`,
        'Load the page again to see what stopped it.',
      )
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'communication',
      body: `“${clock.name}” is done: ${reference}.`,
    })
    await incidentChanged(tx, number, now)
    return {
      result: { isLate: now > clock.dueAt },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, clock: clock.name, eventId, reference },
        decision: 'clock-stopped',
      },
    }
  },
})

import { z } from 'zod'
import { incidentPins } from '#db/schema/incidents/timeline.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { eventOf, isStanding } from './parts/correctable-event.ts'
import { lockedIncident } from './parts/locked-incident.ts'

/** Lets an entry stand on top of its timeline, for whoever comes next. */
export const pinEvent = defineCommand({
  action: 'incident-event.pin',
  permission: 'incidents.respond',
  input: z.strictObject({ number: z.number().int().positive(), eventId: z.uuid() }),
  async run({ ctx, input, tx, now }) {
    const incident = await lockedIncident(tx, input.number)
    const event = await eventOf(tx, incident.id, input.eventId)
    if (event.isWithdrawal || !(await isStanding(tx, event.id)))
      throw new PlumblineError(
        'conflict',
        'This entry was corrected or withdrawn in the meantime.',
        'Pin the entry that stands in its place.',
      )
    const pinned = await tx
      .insert(incidentPins)
      .values({ incidentId: incident.id, eventId: event.id, at: now, byName: ctx.actor.name })
      .onConflictDoNothing()
      .returning({ at: incidentPins.at })
    if (pinned.length === 0) return { result: null, entry: null }
    await notify(tx, { topic: 'incidents', keys: [String(incident.number)] })
    return {
      result: null,
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number: incident.number, eventId: event.id, sequence: event.sequence },
      },
    }
  },
})

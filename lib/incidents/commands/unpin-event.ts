import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { removePin } from './parts/pins.ts'

/** Takes an entry from the top of its timeline; it stays where it happened. */
export const unpinEvent = defineCommand({
  action: 'incident-event.unpin',
  permission: 'incidents.respond',
  input: z.strictObject({ number: z.number().int().positive(), eventId: z.uuid() }),
  async run({ input, tx }) {
    const incident = await lockedIncident(tx, input.number)
    if (!(await removePin(tx, incident.id, input.eventId))) return { result: null, entry: null }
    await notify(tx, { topic: 'incidents', keys: [String(incident.number)] })
    return {
      result: null,
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number: incident.number, eventId: input.eventId },
      },
    }
  },
})

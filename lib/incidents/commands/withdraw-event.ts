import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { correctionReasonSchema } from '../model/timeline.ts'
import { correctableEvent } from './parts/correctable-event.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { removePin } from './parts/pins.ts'
import { tell } from './parts/tell.ts'
import { whatRestsOn } from './parts/what-rests-on.ts'

/** Withdraws an entry with a reason: the timeline shows that it stood there, what it said, and why it no longer counts. */
export const withdrawEvent = defineCommand({
  action: 'incident-event.withdraw',
  permission: 'incidents.respond',
  input: z.strictObject({
    number: z.number().int().positive(),
    eventId: z.uuid(),
    reason: correctionReasonSchema,
  }),
  async run({ ctx, input, tx }) {
    const incident = await lockedIncident(tx, input.number)
    const old = await correctableEvent(tx, incident.id, input.eventId)
    const proven = await whatRestsOn(tx, incident.id, old.id)
    if (proven !== null)
      throw new PlumblineError(
        'conflict',
        `This entry proves ${proven}; without it nothing would.`,
        'Correct it instead, or write an entry that says what is wrong with it.',
      )
    const told = await tell(tx, ctx, {
      incident,
      kind: old.kind,
      body: '',
      observedAt: old.observedAt,
      source: 'browser',
      supersedesId: old.id,
      isWithdrawal: true,
      reason: input.reason,
    })
    await removePin(tx, incident.id, old.id)
    return {
      result: { eventId: told.eventId, sequence: told.sequence },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number: incident.number, withdraws: old.id, ...told },
      },
    }
  },
})

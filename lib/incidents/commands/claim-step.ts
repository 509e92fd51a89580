import { and, eq, isNull } from 'drizzle-orm'
import { incidentSteps } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { claimStepSchema } from '../model/input.ts'
import { isActive } from '../model/states.ts'
import { responseStepWords } from '../model/words.ts'
import { acknowledge } from './parts/acknowledge.ts'
import { advanceBySteps } from './parts/advance-by-steps.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { provingEvents } from './parts/proving-events.ts'
import { wrongState } from './parts/refuse-move.ts'
import { responder } from './parts/responder.ts'

/**
 * Claims a step of the response with its evidence. Steps may come early; the state follows as far as they carry it. A
 * person who claims one has acknowledged the incident.
 */
export const claimStep = defineCommand({
  action: 'incident.claim-step',
  permission: 'incidents.respond',
  input: claimStepSchema,
  async run({ ctx, input, tx, now }) {
    const { number, step, note } = input
    const by = responder(ctx)
    const incident = await lockedIncident(tx, number)
    if (!isActive(incident.status))
      throw wrongState(incident, 'Steps are claimed while it is handled; re-open it if it is not over.')
    const doneAt = input.doneAt ?? now
    if (doneAt > now || doneAt < incident.detectedAt) throw impossibleTime()
    const [claimed] = await tx
      .select({ byName: incidentSteps.byName })
      .from(incidentSteps)
      .where(
        and(
          eq(incidentSteps.incidentId, incident.id),
          eq(incidentSteps.step, step),
          isNull(incidentSteps.voidedAt),
        ),
      )
    if (claimed !== undefined)
      throw new PlumblineError(
        'conflict',
        `${claimed.byName} claimed this step already.`,
        'Add what you know to the timeline.',
      )
    const evidence = await provingEvents(tx, incident.id, input.eventIds)
    await tx.insert(incidentSteps).values({
      id: newId(ctx.clock),
      incidentId: incident.id,
      step,
      doneAt,
      recordedAt: now,
      byId: by.id,
      byName: by.name,
      note,
      eventIds: [...new Set(input.eventIds)],
    })
    await acknowledge(tx, ctx, incident)
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'action',
      observedAt: doneAt,
      body: `${responseStepWords[step]}: done. ${note}`,
    })
    const status = await advanceBySteps(tx, ctx, incident.id)
    await incidentChanged(tx, number, now)
    return {
      result: { status },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, step, doneAt: doneAt.toISOString(), note, eventIds: input.eventIds },
        evidence,
        decision: `${step}-claimed`,
      },
    }
  },
})

const impossibleTime = () =>
  new PlumblineError(
    'invalid_input',
    'A step is done after the incident was first seen, and not later than now.',
    'Correct the time at which it was done.',
    { details: [{ path: 'doneAt', message: 'is not between the detection and now' }] },
  )

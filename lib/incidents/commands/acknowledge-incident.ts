import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { incidentSchema } from '../model/input.ts'
import { isOver } from '../model/states.ts'
import { type IncidentStatus, incidentName } from '../model.ts'
import { acknowledge } from './parts/acknowledge.ts'
import { advanceBySteps } from './parts/advance-by-steps.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { respondingPerson } from './parts/responder.ts'

type Outcome = { result: { isNew: boolean; status: IncidentStatus }; entry: LedgerDraft | null }

/**
 * Takes on an incident: stops the clock of a Critical, ends the calls, mobilises. Told again, or by somebody who comes
 * second, it changes nothing.
 */
export const acknowledgeIncident = defineCommand({
  action: 'incident.acknowledge',
  permission: 'incidents.respond',
  input: incidentSchema,
  async run({ ctx, input: { number }, tx, now }): Promise<Outcome> {
    respondingPerson(ctx, 'acknowledge an incident')
    const incident = await lockedIncident(tx, number)
    if (incident.classifiedAt === null || incident.status === 'reported')
      throw new PlumblineError(
        'conflict',
        `${incidentName(number)} is not classified yet.`,
        'Classify it: that says whom it concerns and how fast.',
      )
    if (isOver(incident.status))
      throw new PlumblineError(
        'conflict',
        `${incidentName(number)} is ${incident.status}.`,
        'Nothing is left to acknowledge.',
      )
    const { isNew, status } = await acknowledge(tx, ctx, incident)
    if (!isNew) return { result: { isNew, status }, entry: null }
    const reached = await advanceBySteps(tx, ctx, incident.id)
    await incidentChanged(tx, number, now)
    return {
      result: { isNew, status: reached },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number },
        decision: 'acknowledged',
      },
    }
  },
})

import { defineCommand } from '#lib/platform/command.ts'
import { noteSchema } from '../model/input.ts'
import { acknowledge } from './parts/acknowledge.ts'
import { advanceBySteps } from './parts/advance-by-steps.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { wrongState } from './parts/refuse-move.ts'

/** Begins to look into a classified incident. A person who begins has acknowledged it. */
export const beginTriage = defineCommand({
  action: 'incident.begin-triage',
  permission: 'incidents.respond',
  input: noteSchema,
  async run({ ctx, input: { number, note }, tx, now }) {
    const incident = await lockedIncident(tx, number)
    if (incident.status !== 'classified' && incident.status !== 'mobilised')
      throw wrongState(incident, 'Triage begins once it is classified; claim the step when it is done.')
    const { status: from } = await acknowledge(tx, ctx, incident)
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'action',
      body: note === '' ? 'Triage began.' : `Triage began: ${note}`,
    })
    await moveIncident(tx, ctx, { incidentId: incident.id, from, to: 'triaging', ...(note && { note }) })
    const status = await advanceBySteps(tx, ctx, incident.id)
    await incidentChanged(tx, number, now)
    return {
      result: { status },
      entry: { object: { type: 'incident', id: incident.id }, payload: { number, note }, decision: status },
    }
  },
})

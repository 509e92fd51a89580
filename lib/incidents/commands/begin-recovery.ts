import { defineCommand } from '#lib/platform/command.ts'
import { noteSchema } from '../model/input.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { wrongState } from './parts/refuse-move.ts'

/** Begins to bring back what the incident, or its cure, took away. */
export const beginRecovery = defineCommand({
  action: 'incident.begin-recovery',
  permission: 'incidents.respond',
  input: noteSchema,
  async run({ ctx, input: { number, note }, tx, now }) {
    const incident = await lockedIncident(tx, number)
    if (incident.status !== 'eradicated')
      throw wrongState(incident, 'Recovery begins once its cause is eradicated, with the evidence.')
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'action',
      body: note === '' ? 'Recovery began.' : `Recovery began: ${note}`,
    })
    await moveIncident(tx, ctx, {
      incidentId: incident.id,
      from: 'eradicated',
      to: 'recovering',
      ...(note && { note }),
    })
    await incidentChanged(tx, number, now)
    return {
      result: { status: 'recovering' as const },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, note },
        decision: 'recovering',
      },
    }
  },
})

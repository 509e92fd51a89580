import { incidentTasks } from '#db/schema/incidents/tasks.ts'
import { permissions } from '#lib/platform/auth/permissions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { newId } from '#lib/platform/ids.ts'
import { addTaskSchema } from '../model/input.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { personOfDuty } from './parts/person-of-duty.ts'
import { wrongState } from './parts/refuse-move.ts'

/** Asks somebody to do something by a date: for the response itself, or as an action that outlives it. */
export const addTask = defineCommand({
  action: 'incident-task.add',
  permission: 'incidents.respond',
  input: addTaskSchema,
  async run({ ctx, input: { number, kind, title, detail, ownerId, dueAt }, tx, now }) {
    const incident = await lockedIncident(tx, number)
    if (incident.status === 'dismissed')
      throw wrongState(incident, 'Nothing follows from what was no incident; re-open it if it was one.')
    if (dueAt <= now)
      throw new PlumblineError('invalid_input', 'The date is past.', 'Choose a later one.', {
        details: [{ path: 'dueAt', message: 'is past' }],
      })
    const owner = await personOfDuty(tx, ownerId, permissions['incident-tasks.own'].roles)
    const taskId = newId(ctx.clock)
    await tx.insert(incidentTasks).values({
      id: taskId,
      incidentId: incident.id,
      kind,
      title,
      detail: detail || null,
      ownerId,
      dueAt,
      createdAt: now,
      createdByName: ctx.actor.name,
    })
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body: `${kind === 'task' ? 'Task' : 'Follow-up action'} for ${owner} until ${formatIsoDate(dueAt)}: ${title}`,
    })
    await incidentChanged(tx, number, now)
    return {
      result: { taskId },
      entry: {
        object: { type: 'incident-task', id: taskId },
        payload: { number, kind, title, ownerId, dueAt: dueAt.toISOString() },
        decision: 'added',
      },
    }
  },
})

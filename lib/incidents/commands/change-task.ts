import { eq } from 'drizzle-orm'
import { incidentTasks } from '#db/schema/incidents/tasks.ts'
import { permissions } from '#lib/platform/auth/permissions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { changeTaskSchema } from '../model/input.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedTask } from './parts/locked-task.ts'
import { personOfDuty } from './parts/person-of-duty.ts'

/** Changes an open task. A later date needs a reason, and the timeline keeps the earlier one. */
export const changeTask = defineCommand({
  action: 'incident-task.change',
  permission: 'incidents.respond',
  input: changeTaskSchema,
  async run({ ctx, input: { title, detail, ownerId, dueAt, reason, ...seen }, tx, now }) {
    const task = await lockedTask(tx, seen)
    if (dueAt !== undefined && dueAt > task.dueAt && reason === undefined)
      throw new PlumblineError('invalid_input', 'The date moves later.', 'Say why in a sentence.', {
        details: [{ path: 'reason', message: 'say why' }],
      })
    const owner =
      ownerId === undefined || ownerId === task.ownerId
        ? null
        : await personOfDuty(tx, ownerId, permissions['incident-tasks.own'].roles)
    const changes = [
      ...(title !== undefined && title !== task.title ? [`called “${title}”`] : []),
      ...(detail !== undefined && (detail || null) !== task.detail ? ['described anew'] : []),
      ...(owner === null ? [] : [`now ${owner}’s`]),
      ...(dueAt !== undefined && dueAt.getTime() !== task.dueAt.getTime()
        ? [`due ${formatIsoDate(dueAt)} instead of ${formatIsoDate(task.dueAt)}`]
        : []),
    ]
    if (changes.length === 0) return { result: { version: task.version }, entry: null }
    const version = task.version + 1
    await tx
      .update(incidentTasks)
      .set({
        ...(title !== undefined && { title }),
        ...(detail !== undefined && { detail: detail || null }),
        ...(ownerId !== undefined && { ownerId }),
        ...(dueAt !== undefined && { dueAt }),
        version,
      })
      .where(eq(incidentTasks.id, task.id))
    await appendEvent(tx, ctx, {
      incidentId: task.incidentId,
      kind: 'decision',
      body: `Changed: ${task.title} – ${changes.join(', ')}.${reason === undefined ? '' : `\n\n${reason}`}`,
    })
    await incidentChanged(tx, task.incidentNumber, now)
    return {
      result: { version },
      entry: {
        object: { type: 'incident-task', id: task.id },
        payload: { number: task.incidentNumber, title: task.title, changes, reason: reason ?? null },
        decision: 'changed',
      },
    }
  },
})

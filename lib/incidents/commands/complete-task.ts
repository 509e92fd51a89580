import { eq } from 'drizzle-orm'
import { incidentTasks } from '#db/schema/incidents/tasks.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { completeTaskSchema } from '../model/input.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedTask } from './parts/locked-task.ts'

/** Says that a task is done and what shows it. Its owner says so, or whoever responds to incidents. */
export const completeTask = defineCommand({
  action: 'incident-task.complete',
  permission: 'incident-tasks.own',
  input: completeTaskSchema,
  async run({ ctx, input: { closure, closureUrl, ...seen }, tx, now }) {
    const task = await lockedTask(tx, seen)
    if (task.ownerId !== ctx.actor.id && !isAllowed(ctx, 'incidents.respond'))
      throw new PlumblineError(
        'forbidden',
        'This task is somebody else’s.',
        'Its owner says when it is done, or a responder does.',
      )
    await tx
      .update(incidentTasks)
      .set({
        doneAt: now,
        doneByName: ctx.actor.name,
        closure,
        closureUrl: closureUrl ?? null,
        version: task.version + 1,
      })
      .where(eq(incidentTasks.id, task.id))
    await appendEvent(tx, ctx, {
      incidentId: task.incidentId,
      kind: 'action',
      body: `Done: ${task.title}\n\n${closure}`,
      links: closureUrl === undefined ? [] : [{ type: 'page', label: 'What shows it', href: closureUrl }],
    })
    await incidentChanged(tx, task.incidentNumber, now)
    return {
      result: { isLate: now > task.dueAt },
      entry: {
        object: { type: 'incident-task', id: task.id },
        payload: { number: task.incidentNumber, title: task.title, closure, closureUrl: closureUrl ?? null },
        decision: 'done',
      },
    }
  },
})

import { eq } from 'drizzle-orm'
import { incidentTasks } from '#db/schema/incidents/tasks.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { cancelTaskSchema } from '../model/input.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedTask } from './parts/locked-task.ts'

/** Ends a task that is not needed, with the reason. It stays to be seen. */
export const cancelTask = defineCommand({
  action: 'incident-task.cancel',
  permission: 'incidents.respond',
  input: cancelTaskSchema,
  async run({ ctx, input: { reason, ...seen }, tx, now }) {
    const task = await lockedTask(tx, seen)
    await tx
      .update(incidentTasks)
      .set({ cancelledAt: now, cancelledReason: reason, version: task.version + 1 })
      .where(eq(incidentTasks.id, task.id))
    await appendEvent(tx, ctx, {
      incidentId: task.incidentId,
      kind: 'decision',
      body: `Cancelled: ${task.title}\n\n${reason}`,
    })
    await incidentChanged(tx, task.incidentNumber, now)
    return {
      result: {},
      entry: {
        object: { type: 'incident-task', id: task.id },
        payload: { number: task.incidentNumber, title: task.title, reason },
        decision: 'cancelled',
      },
    }
  },
})

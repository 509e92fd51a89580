import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { incidentTasks } from '#db/schema/incidents/tasks.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'

export type LockedTask = typeof incidentTasks.$inferSelect & { incidentNumber: number }

/**
 * An open task as the caller saw it, locked. Its incident is locked first, as everywhere, so that nobody waits in a
 * circle.
 * @throws PlumblineError `not_found`, or `conflict` when it is over or changed since
 */
export async function lockedTask(
  tx: Transaction,
  { taskId, version }: { taskId: string; version: number },
): Promise<LockedTask> {
  const [found] = await tx
    .select({ incidentId: incidentTasks.incidentId })
    .from(incidentTasks)
    .where(eq(incidentTasks.id, taskId))
  if (found === undefined) throw notFound('This task')
  const [incident] = await tx
    .select({ number: incidents.number })
    .from(incidents)
    .where(eq(incidents.id, found.incidentId))
    .for('update')
  const [task] = await tx.select().from(incidentTasks).where(eq(incidentTasks.id, taskId)).for('update')
  if (task === undefined || incident === undefined) throw notFound('This task')
  if (task.doneAt !== null || task.cancelledAt !== null)
    throw new PlumblineError(
      'conflict',
      `This task was ${task.doneAt === null ? 'cancelled' : 'done'} already.`,
      'Load the page again to see how it stands.',
    )
  if (task.version !== version)
    throw new PlumblineError(
      'conflict',
      'Somebody changed this task in the meantime.',
      'Load the page again and look at what changed.',
    )
  return { ...task, incidentNumber: incident.number }
}

import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { appendEvent } from './append-event.ts'
import { stopClock } from './clocks.ts'
import { endPages } from './end-pages.ts'
import type { LockedIncident } from './locked-incident.ts'
import { moveIncident } from './move-incident.ts'

/**
 * A person takes on a locked incident: the clock of a Critical stops with their name as its proof, nobody further is
 * called, and what was classified is mobilised. Whoever begins to work has taken it on. A token takes on nothing.
 * @returns whether anything was left to acknowledge, and the state it is in then
 */
export async function acknowledge(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
): Promise<{ isNew: boolean; status: LockedIncident['status'] }> {
  const { id: incidentId, status, classifiedAt } = incident
  const { actor } = ctx
  if (actor.type !== 'user' || classifiedAt === null) return { isNew: false, status }
  const at = ctx.clock.now()
  const wasRunning = await stopClock(tx, { incidentId, kind: 'acknowledge' }, at, {
    type: 'acknowledged',
    userId: actor.id,
    name: actor.name,
  })
  const isFirst = incident.acknowledgedAt === null
  if (!wasRunning && !isFirst && status !== 'classified') return { isNew: false, status }
  await endPages(tx, { incidentId, userId: actor.id, at })
  if (isFirst) await tx.update(incidents).set({ acknowledgedAt: at }).where(eq(incidents.id, incidentId))
  await appendEvent(tx, ctx, {
    incidentId,
    kind: 'communication',
    body: `${actor.name} acknowledged, ${formatDuration(at.getTime() - classifiedAt.getTime())} after the classification.`,
  })
  if (status !== 'classified') return { isNew: true, status }
  await moveIncident(tx, ctx, { incidentId, from: status, to: 'mobilised' })
  return { isNew: true, status: 'mobilised' }
}

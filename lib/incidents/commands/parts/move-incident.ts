import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents, incidentTransitions } from '#db/schema/incidents/incidents.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { transitionBetween } from '../../model/states.ts'
import type { IncidentStatus } from '../../model.ts'

type Move = { incidentId: string; from: IncidentStatus; to: IncidentStatus; note?: string }

/**
 * Moves an incident and writes the transition. What the move needs (`Transition.needs`) the calling command has
 * checked, on a row it holds locked.
 * @throws PlumblineError `conflict` when there is no such move
 */
export async function moveIncident(tx: Transaction, ctx: Ctx, move: Move): Promise<void> {
  if (transitionBetween(move.from, move.to) === undefined)
    throw new PlumblineError(
      'conflict',
      `An incident that is ${move.from.replaceAll('_', ' ')} cannot become ${move.to.replaceAll('_', ' ')}.`,
      'Load the page again: it shows what can be done next.',
    )
  const now = ctx.clock.now()
  await tx
    .update(incidents)
    .set({ status: move.to, version: sql`${incidents.version} + 1` })
    .where(eq(incidents.id, move.incidentId))
  await tx.insert(incidentTransitions).values({
    id: newId(ctx.clock),
    incidentId: move.incidentId,
    from: move.from,
    to: move.to,
    at: now,
    byId: ctx.actor.id,
    byName: ctx.actor.name,
    note: move.note ?? null,
  })
}

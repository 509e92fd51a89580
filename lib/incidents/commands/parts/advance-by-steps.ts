import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentSteps, incidents } from '#db/schema/incidents/incidents.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { IncidentStatus, ResponseStep } from '../../model.ts'
import { nextBySteps } from '../../rules/steps.ts'
import { moveIncident } from './move-incident.ts'

/** The steps that are claimed and not voided. */
export async function claimedSteps(tx: Transaction, incidentId: string): Promise<Set<ResponseStep>> {
  const rows = await tx
    .select({ step: incidentSteps.step })
    .from(incidentSteps)
    .where(and(eq(incidentSteps.incidentId, incidentId), isNull(incidentSteps.voidedAt)))
  return new Set(rows.map(({ step }) => step))
}

/**
 * Moves an incident as far as its claimed steps carry it.
 * @returns the state it is in then
 */
export async function advanceBySteps(tx: Transaction, ctx: Ctx, incidentId: string): Promise<IncidentStatus> {
  const claimed = await claimedSteps(tx, incidentId)
  const [row] = await tx
    .select({ status: incidents.status })
    .from(incidents)
    .where(eq(incidents.id, incidentId))
  if (row === undefined) throw new Error(`No incident ${incidentId} to move.`)
  let { status } = row
  for (let next = nextBySteps(status, claimed); next !== null; next = nextBySteps(status, claimed)) {
    await moveIncident(tx, ctx, { incidentId, from: status, to: next })
    status = next
  }
  return status
}

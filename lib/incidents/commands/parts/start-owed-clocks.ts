import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentClocks } from '#db/schema/incidents/clocks.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import type { IncidentTerms } from '../../model/parameters.ts'
import { owesAcknowledgement, owesPostMortem } from '../../rules/obligation.ts'
import { startClock } from './clocks.ts'
import type { LockedIncident } from './locked-incident.ts'
import { startRegulatoryClocks } from './regulatory.ts'

/**
 * Starts what the highest severity obliges to and does not run yet: the acknowledgement of a Critical, which is called
 * for at once; the post-mortem of what is resolved already, from its resolution on; what laws add.
 */
export async function startOwedClocks(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
  terms: IncidentTerms,
): Promise<void> {
  const { id: incidentId, highestSeverity, resolvedAt } = incident
  if (owesAcknowledgement(highestSeverity) && !(await hasClock(tx, incidentId, 'acknowledge'))) {
    await startClock(tx, ctx.clock, {
      incidentId,
      kind: 'acknowledge',
      startedAt: ctx.clock.now(),
      withinMinutes: terms.acknowledgeWithinMinutes,
    })
    await enqueue(tx, 'incidents.advance-pages', {}, { key: 'incidents.advance-pages' })
  }
  if (resolvedAt !== null && owesPostMortem(highestSeverity, terms))
    await startClock(tx, ctx.clock, {
      incidentId,
      kind: 'publish',
      startedAt: resolvedAt,
      withinMinutes: terms.publishWithinHours * 60,
    })
  await startRegulatoryClocks(tx, ctx, incident)
}

/** Whether a clock of this kind runs or was stopped; voided ones do not count. */
async function hasClock(tx: Transaction, incidentId: string, kind: 'acknowledge'): Promise<boolean> {
  const rows = await tx
    .select({ id: incidentClocks.id })
    .from(incidentClocks)
    .where(
      and(
        eq(incidentClocks.incidentId, incidentId),
        eq(incidentClocks.kind, kind),
        isNull(incidentClocks.voidedAt),
      ),
    )
  return rows.length > 0
}

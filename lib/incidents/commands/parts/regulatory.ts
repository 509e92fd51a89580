import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentClocks, regulatoryClocks } from '#db/schema/incidents/clocks.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { compareSeverity } from '../../model/severity.ts'
import { startClock } from './clocks.ts'
import type { LockedIncident } from './locked-incident.ts'

export type RegulatoryClock = typeof regulatoryClocks.$inferSelect
type Times = Pick<LockedIncident, 'reportedAt' | 'classifiedAt' | 'resolvedAt'>

/** When a regulatory clock starts for an incident; null while what starts it has not happened. */
export function startOf(rule: Pick<RegulatoryClock, 'startsAt'>, incident: Times): Date | null {
  if (rule.startsAt === 'resolution') return incident.resolvedAt
  return rule.startsAt === 'classification' ? incident.classifiedAt : incident.reportedAt
}

/** Starts the clocks that laws and contracts add from the severity it ever held, as far as their start has come. */
export async function startRegulatoryClocks(
  tx: Transaction,
  ctx: Ctx,
  incident: LockedIncident,
): Promise<void> {
  const { highestSeverity } = incident
  if (highestSeverity === null) return
  const rules = await tx
    .select()
    .from(regulatoryClocks)
    .where(and(isNull(regulatoryClocks.retiredAt), isNotNull(regulatoryClocks.fromSeverity)))
  for (const rule of rules) {
    const startedAt = startOf(rule, incident)
    const applies = rule.fromSeverity !== null && compareSeverity(highestSeverity, rule.fromSeverity) <= 0
    if (applies && startedAt !== null) await startRegulatoryClock(tx, ctx, incident.id, rule, startedAt)
  }
}

export const startRegulatoryClock = (
  tx: Transaction,
  ctx: Ctx,
  incidentId: string,
  { id, name, withinMinutes }: RegulatoryClock,
  startedAt: Date,
): Promise<void> =>
  startClock(tx, ctx.clock, { incidentId, kind: 'regulatory', name, ruleId: id, startedAt, withinMinutes })

/** Voids those that the resolution started: the next resolution starts them anew. */
export async function voidClocksOfResolution(
  tx: Transaction,
  incidentId: string,
  at: Date,
  reason: string,
): Promise<void> {
  const ofResolution = tx
    .select({ id: regulatoryClocks.id })
    .from(regulatoryClocks)
    .where(eq(regulatoryClocks.startsAt, 'resolution'))
  await tx
    .update(incidentClocks)
    .set({ voidedAt: at, voidedReason: reason })
    .where(
      and(
        eq(incidentClocks.incidentId, incidentId),
        isNull(incidentClocks.voidedAt),
        inArray(incidentClocks.ruleId, ofResolution),
      ),
    )
}

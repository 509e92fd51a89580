import { z } from 'zod'
import { reportableSeverities } from '#lib/incidents/model/unreported-issue.ts'
import { type ClockFact, type IncidentFact, incidentFacts } from '#lib/incidents/queries/facts.ts'
import { reportDeadlines } from '#lib/incidents/queries/report-deadlines.ts'
import { responseReadiness } from '#lib/incidents/queries/response-readiness.ts'
import { unreportedCounts } from '#lib/incidents/queries/unreported-counts.ts'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { everyControl, type Policy } from '#lib/policy/model.ts'
import type { FactsByCheck } from '../rules/facts.ts'
import { type IncidentDeadline, type RecordedIncident, recentDays } from '../rules/incident-record.ts'
import type { UnreportedIssues } from '../rules/incidents-reported.ts'

/** What the checks of clause V are judged on. Nothing while nothing was reported, and no incident recorded. */
export async function incidentFactsAsOf(ctx: Ctx, policy: Policy, asOf: Date): Promise<FactsByCheck> {
  const since = new Date(asOf.getTime() - recentDays * dayMs)
  const { hasAny, reports } = await reportDeadlines(ctx, { since, asOf })
  const unreported = await unreportedAsOf(ctx, policy, asOf)
  return {
    ...(hasAny || unreported.length > 0 ? { 'incidents.reported': { reports, unreported } } : {}),
    ...(await responseFacts(ctx, since, asOf)),
  }
}

async function responseFacts(ctx: Ctx, since: Date, asOf: Date): Promise<FactsByCheck> {
  const { hasAny, incidents } = await incidentFacts(ctx, { since, asOf })
  if (!hasAny) return {}
  const recorded = incidents.map(toRecorded)
  const { isEscalationSet, hasDestination } = await responseReadiness(ctx, { asOf })
  return {
    'incidents.classified': { incidents: recorded },
    'incidents.mobilised': { incidents: recorded, isEscalationSet },
    'incidents.post-mortem': { incidents: recorded, hasDestination },
  }
}

const warningSchema = z.object({ at_risk_hours: z.number() })

/** Late issues of each severity; where none is late, those that will be within the hours in which the policy warns. */
async function unreportedAsOf(ctx: Ctx, policy: Policy, asOf: Date): Promise<UnreportedIssues[]> {
  const control = everyControl(policy).find((placed) => placed.control.id === 'incidents.reported')?.control
  if (control === undefined) return []
  const warningMs = (warningSchema.safeParse(control.parameters).data?.at_risk_hours ?? 0) * hourMs
  const late = await unreportedCounts(ctx, { asOf })
  const soon = await unreportedCounts(ctx, { asOf: new Date(asOf.getTime() + warningMs) })
  return reportableSeverities.flatMap((severity): UnreportedIssues[] => {
    const overdue = late.find((one) => one.severity === severity)
    if (overdue !== undefined)
      return [{ severity, overdue: { count: overdue.count, since: overdue.oldestDueAt }, near: none }]
    const near = soon.find((one) => one.severity === severity)
    if (near === undefined) return []
    return [
      {
        severity,
        overdue: { count: 0, since: null },
        near: { count: near.count, firstDueAt: near.oldestDueAt },
      },
    ]
  })
}

const none = { count: 0, firstDueAt: null }

const toRecorded = ({ clocks, steps, ...incident }: IncidentFact): RecordedIncident => ({
  number: incident.number,
  status: incident.status,
  highestSeverity: incident.highestSeverity,
  resolvedAt: incident.resolvedAt,
  deadlines: clocks.filter(counts),
  steps: steps.map(({ step }) => step),
})

/** A voided clock is history; one of a law is judged by whoever answers to that law. */
const counts = (clock: ClockFact): clock is ClockFact & Pick<IncidentDeadline, 'kind'> =>
  clock.voidedAt === null && clock.kind !== 'regulatory'

import { type ClockFact, type IncidentFact, incidentFacts } from '#lib/incidents/queries/facts.ts'
import { reportDeadlines } from '#lib/incidents/queries/report-deadlines.ts'
import { responseReadiness } from '#lib/incidents/queries/response-readiness.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { FactsByCheck } from '../rules/facts.ts'
import { type IncidentDeadline, type RecordedIncident, recentDays } from '../rules/incident-record.ts'

/** What the checks of clause V are judged on. Before the first incident, and the first report, there is nothing. */
export async function incidentFactsAsOf(ctx: Ctx, asOf: Date): Promise<FactsByCheck> {
  const since = new Date(asOf.getTime() - recentDays * dayMs)
  const { hasAny, incidents } = await incidentFacts(ctx, { since, asOf })
  const reports = await reportDeadlines(ctx, { since, asOf })
  const recorded = incidents.map(toRecorded)
  return {
    ...(reports.length > 0 ? { 'incidents.reported': { reports, unreported: [] } } : {}),
    ...(hasAny ? await responseFacts(ctx, recorded, asOf) : {}),
  }
}

async function responseFacts(ctx: Ctx, incidents: RecordedIncident[], asOf: Date): Promise<FactsByCheck> {
  const { isEscalationSet, hasDestination } = await responseReadiness(ctx, { asOf })
  return {
    'incidents.classified': { incidents },
    'incidents.mobilised': { incidents, isEscalationSet },
    'incidents.post-mortem': { incidents, hasDestination },
  }
}

const toRecorded = ({
  number,
  status,
  highestSeverity,
  resolvedAt,
  clocks,
  steps,
}: IncidentFact): RecordedIncident => ({
  number,
  status,
  highestSeverity,
  resolvedAt,
  deadlines: clocks.filter(counts),
  steps: steps.map(({ step }) => step),
})

/** A voided clock is history; one of a law is judged by whoever answers to that law. */
const counts = (clock: ClockFact): clock is ClockFact & Pick<IncidentDeadline, 'kind'> =>
  clock.voidedAt === null && clock.kind !== 'regulatory'

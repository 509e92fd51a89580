import type { IncidentSeverity } from '#lib/incidents/model.ts'
import { hourMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { CheckResult } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { judgeDeadlines, medianOf, missedReason } from './incident-deadlines.ts'
import { type IncidentFacts, recentDays } from './incident-record.ts'
import { listed, notMeasured, quantityWithUnit } from './wording.ts'

export type PostMortemFacts = IncidentFacts & {
  /** A repository is set up that anybody can read. */
  readonly hasDestination: boolean
}
export type PostMortemParameters = {
  readonly severities: readonly IncidentSeverity[]
  readonly within_hours: number
  readonly at_risk_hours: number
}

/**
 * Clause V.C: what was ever of one of the severities is published within its hours of resolution. The clock stops only
 * when the public page was fetched without a credential and held what was approved, with each required section; so
 * this rule asks for nothing but the clock. A re-opening voids it, and the next resolution starts another.
 */
export function evaluatePostMortems(
  facts: PostMortemFacts,
  parameters: PostMortemParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const owing = facts.incidents.filter(
    ({ highestSeverity, status }) =>
      highestSeverity !== null && status !== 'dismissed' && parameters.severities.includes(highestSeverity),
  )
  const nearMs = parameters.at_risk_hours * hourMs
  const judged = judgeDeadlines(
    owing,
    { kind: 'publish', done: 'published', nearFrom: ({ dueAt }) => new Date(dueAt.getTime() - nearMs) },
    asOf,
  )
  const median = medianOf(judged.took)
  return conclude({
    asOf,
    nothing: facts.hasDestination
      ? null
      : 'No public repository is set up: a post-mortem could be published nowhere.',
    violations: judged.violations,
    dueSoon: judged.dueSoon,
    gaps: [],
    measured: median === null ? notMeasured('h') : quantityWithUnit(Math.ceil(median / hourMs), 'h'),
    target: quantityWithUnit(parameters.within_hours, 'h'),
    total: judged.total,
    margin:
      judged.nextDueAt === null
        ? null
        : {
            left: judged.nextDueAt.getTime() - asOf.getTime(),
            near: nearMs,
            full: parameters.within_hours * hourMs,
          },
    evidence: { times: [asOf], timeToLiveDays: parameters.evidenceTimeToLiveDays },
    gapWords: { act: 'record', subjects: 'incidents', total: owing.length },
    reasons: {
      breached: (violations) => missedReason(violations, 'published'),
      atRisk: (dueSoon) =>
        `The post-mortem of ${listed(dueSoon.map(({ subject }) => subject.label))} must be public within ${formatDuration((dueSoon[0]?.dueAt ?? asOf).getTime() - asOf.getTime())}.`,
      met: () => {
        const running = judged.nextDueAt
        const next =
          running === null ? '' : `; the next is due in ${formatDuration(running.getTime() - asOf.getTime())}`
        return median === null
          ? `No post-mortem became due in the last ${recentDays} days${next}.`
          : `${formatQuantity(judged.took.length, 'post-mortem')} of the last ${recentDays} days published, in ${formatDuration(median)} at the median${next}.`
      },
    },
  })
}

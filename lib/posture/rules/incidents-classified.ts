import { minuteMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { CheckResult } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { judgeDeadlines, medianOf, missedReason } from './incident-deadlines.ts'
import { type IncidentFacts, recentDays } from './incident-record.ts'
import { listed, notMeasured, quantityWithUnit } from './wording.ts'

export type ClassifiedParameters = { readonly within_minutes: number; readonly at_risk_minutes: number }

/**
 * Clause V.B: every incident is classified within its minutes. Each clock keeps the deadline that the policy gave when
 * it started. The record is Plumbline's own and read at the moment, so its evidence is as fresh as the judgement.
 */
export function evaluateIncidentsClassified(
  { incidents }: IncidentFacts,
  parameters: ClassifiedParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const nearMs = parameters.at_risk_minutes * minuteMs
  const judged = judgeDeadlines(
    incidents,
    {
      kind: 'classify',
      done: 'classified',
      nearFrom: ({ dueAt }) => new Date(dueAt.getTime() - nearMs),
    },
    asOf,
  )
  const median = medianOf(judged.took)
  return conclude({
    asOf,
    nothing: null,
    violations: judged.violations,
    dueSoon: judged.dueSoon,
    gaps: [],
    measured: median === null ? notMeasured('min') : quantityWithUnit(Math.round(median / minuteMs), 'min'),
    target: quantityWithUnit(parameters.within_minutes, 'min'),
    total: judged.total,
    margin:
      judged.nextDueAt === null
        ? null
        : {
            left: judged.nextDueAt.getTime() - asOf.getTime(),
            near: nearMs,
            full: parameters.within_minutes * minuteMs,
          },
    evidence: { times: [asOf], timeToLiveDays: parameters.evidenceTimeToLiveDays },
    gapWords: { act: 'record', subjects: 'incidents', total: incidents.length },
    reasons: {
      breached: (violations) => missedReason(violations, 'classified'),
      atRisk: (dueSoon) =>
        `${listed(dueSoon.map(({ subject }) => subject.label))} must be classified within ${formatDuration((dueSoon[0]?.dueAt ?? asOf).getTime() - asOf.getTime())}.`,
      met: () =>
        median === null
          ? `No incident of the last ${recentDays} days waited to be classified.`
          : `${formatQuantity(judged.took.length, 'incident')} of the last ${recentDays} days classified, in ${formatDuration(median)} at the median.`,
    },
  })
}

import { isActive, isOver } from '#lib/incidents/model/states.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { CheckResult, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { incidentPart, judgeDeadlines, medianOf, missedReason } from './incident-deadlines.ts'
import { type IncidentFacts, type RecordedIncident, recentDays } from './incident-record.ts'
import { listed, notMeasured, quantityWithUnit } from './wording.ts'

export type MobilisedFacts = IncidentFacts & {
  /** Somebody has decided whom a Critical incident calls. */
  readonly isEscalationSet: boolean
}
export type MobilisedParameters = {
  readonly acknowledge_within_minutes: number
  readonly steps: readonly ('triage' | 'contain' | 'eradicate')[]
}

/** As everywhere with these clocks (issue 4): near from 80 % of the time on. */
const nearShare = 0.8

/**
 * Clause V.B: a Critical incident (by the highest severity it ever held) is acknowledged in time, and when it is said
 * to be resolved, each step that the policy names is evidenced. While it is worked on, a step may still be ahead.
 * Without an escalation list that somebody made, that is unproven, whatever went well before.
 */
export function evaluateIncidentsMobilised(
  facts: MobilisedFacts,
  parameters: MobilisedParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const critical = facts.incidents.filter(
    ({ highestSeverity, status }) => highestSeverity === 'critical' && status !== 'dismissed',
  )
  const withinMs = parameters.acknowledge_within_minutes * minuteMs
  const judged = judgeDeadlines(
    critical,
    {
      kind: 'acknowledge',
      done: 'acknowledged',
      nearFrom: ({ startedAt, dueAt }) =>
        new Date(startedAt.getTime() + nearShare * (dueAt.getTime() - startedAt.getTime())),
    },
    asOf,
  )
  const unevidenced = critical.flatMap((incident) => missingSteps(incident, parameters.steps, asOf))
  const median = medianOf(judged.took)
  return conclude({
    asOf,
    nothing: facts.isEscalationSet
      ? null
      : 'No escalation list has been made: nobody has decided whom a Critical incident calls.',
    violations: [...judged.violations, ...unevidenced],
    dueSoon: judged.dueSoon,
    gaps: [],
    measured: median === null ? notMeasured('min') : quantityWithUnit(Math.round(median / minuteMs), 'min'),
    target: quantityWithUnit(parameters.acknowledge_within_minutes, 'min'),
    total: critical.length,
    margin:
      judged.nextDueAt === null
        ? null
        : {
            left: judged.nextDueAt.getTime() - asOf.getTime(),
            near: (1 - nearShare) * withinMs,
            full: withinMs,
          },
    evidence: { times: [asOf], timeToLiveDays: parameters.evidenceTimeToLiveDays },
    gapWords: { act: 'record', subjects: 'incidents', total: critical.length },
    reasons: {
      breached: () =>
        unevidenced.length > 0
          ? `${listed(unevidenced.map(({ subject, summary }) => `${subject.label} is resolved with ${summary}`))}.`
          : missedReason(judged.violations, 'acknowledged'),
      atRisk: (dueSoon) =>
        `${listed(dueSoon.map(({ subject }) => subject.label))} must be acknowledged within ${formatDuration((dueSoon[0]?.dueAt ?? asOf).getTime() - asOf.getTime())}.`,
      met: () =>
        median === null
          ? `No Critical incident in the last ${recentDays} days; the escalation list stands.`
          : `${formatQuantity(judged.took.length, 'Critical incident')} of the last ${recentDays} days acknowledged, in ${formatDuration(median)} at the median, and evidenced step by step.`,
    },
  })
}

function missingSteps(
  incident: RecordedIncident,
  steps: MobilisedParameters['steps'],
  asOf: Date,
): Violation[] {
  const missing = steps.filter((step) => !incident.steps.includes(step))
  if (missing.length === 0 || isActive(incident.status) || isOver(incident.status)) return []
  return [
    {
      ...incidentPart(incident, 'steps'),
      summary: `${listed(missing)} not evidenced`,
      dueAt: null,
      since: incident.resolvedAt ?? asOf,
    },
  ]
}

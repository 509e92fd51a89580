import { hourMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { CheckResult, DueSoon, Violation } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { conclude } from './conclude.ts'
import { earliest } from './evidence-age.ts'
import { share } from './mfa-enforced.ts'
import { listed, quantityWithUnit } from './wording.ts'

/** A confidential report, reduced to its times: nothing else of it reaches a control. */
export type WaitingReport = {
  readonly acknowledgeBy: Date
  /** Null while it waits. */
  readonly acknowledgedAt: Date | null
}

/** Open issues of one severity that nobody has brought to the lead. */
export type UnreportedIssues = {
  readonly severity: 'critical' | 'high'
  /** Past the window of their severity, and since when the first is. */
  readonly overdue: { readonly count: number; readonly since: Date | null }
  /** Inside it, but not for long. */
  readonly near: { readonly count: number; readonly firstDueAt: Date | null }
}

/** Reports of the last days and those that wait. Without a report ever, or anything to report, there are no facts. */
export type ReportedFacts = {
  readonly reports: readonly WaitingReport[]
  readonly unreported: readonly UnreportedIssues[]
}
export type ReportedParameters = {
  readonly acknowledge_within_hours: number
  readonly report_within_hours: { readonly critical: number; readonly high: number }
  readonly at_risk_hours: number
}

/**
 * Clause V.A: the lead acknowledges every report in time, and no known Critical or High issue goes unreported past its
 * window. Reports are counted together: not even their numbers leave the circle that may read them.
 */
export function evaluateIncidentsReported(
  facts: ReportedFacts,
  parameters: ReportedParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const nearMs = parameters.at_risk_hours * hourMs
  const waiting = facts.reports.filter(({ acknowledgedAt }) => acknowledgedAt === null)
  const late = waiting.filter(({ acknowledgeBy }) => acknowledgeBy < asOf)
  const near = waiting.filter(
    ({ acknowledgeBy }) => acknowledgeBy >= asOf && acknowledgeBy.getTime() - asOf.getTime() <= nearMs,
  )
  const violations = [...lateReports(late), ...facts.unreported.flatMap(silentIssues)]
  const dueSoon = [...nearReports(near), ...facts.unreported.flatMap(nearIssues)]
  const failing = violations.reduce((sum, { count }) => sum + count, 0)
  const total =
    facts.reports.length -
    late.length +
    failing +
    facts.unreported.reduce((sum, { near: { count } }) => sum + count, 0)
  const nextDueAt = earliest([
    ...waiting.flatMap(({ acknowledgeBy }) => (acknowledgeBy >= asOf ? [acknowledgeBy] : [])),
    ...facts.unreported.flatMap(({ near: { firstDueAt } }) => firstDueAt ?? []),
  ])
  return conclude({
    asOf,
    nothing: null,
    violations,
    dueSoon,
    gaps: [],
    measured: share(total - failing, total),
    target: quantityWithUnit(100, '%'),
    total,
    margin:
      nextDueAt === null
        ? null
        : {
            left: nextDueAt.getTime() - asOf.getTime(),
            near: nearMs,
            full: parameters.acknowledge_within_hours * hourMs,
          },
    evidence: { times: [asOf], timeToLiveDays: parameters.evidenceTimeToLiveDays },
    gapWords: { act: 'record', subjects: 'reports', total },
    reasons: {
      breached: (found) => `${listed(found.map(({ summary }) => summary))}.`,
      atRisk: (found) =>
        `${listed(found.map(({ summary }) => summary))} within ${formatDuration((found[0]?.dueAt ?? asOf).getTime() - asOf.getTime())}.`,
      met: () => metReason(facts.reports.length, waiting.length),
    },
  })
}

const reportSubject = { type: 'reports', id: 'confidential', label: 'Confidential reports' }
const toReports = { page: 'reports', filter: { status: 'received' } }

function lateReports(late: readonly WaitingReport[]): Violation[] {
  const since = earliest(late.map(({ acknowledgeBy }) => acknowledgeBy))
  if (since === null) return []
  return [
    {
      subject: reportSubject,
      key: 'reports:unacknowledged',
      count: late.length,
      summary: `${formatQuantity(late.length, 'report')} not acknowledged in time`,
      dueAt: since,
      since,
      drill: toReports,
    },
  ]
}

function nearReports(near: readonly WaitingReport[]): DueSoon[] {
  const dueAt = earliest(near.map(({ acknowledgeBy }) => acknowledgeBy))
  if (dueAt === null) return []
  return [
    {
      subject: reportSubject,
      key: 'reports:unacknowledged',
      count: near.length,
      summary: `${formatQuantity(near.length, 'report')} to be acknowledged`,
      dueAt,
      drill: toReports,
    },
  ]
}

const severityWord = { critical: 'Critical', high: 'High' } as const
const issuePart = (severity: UnreportedIssues['severity']) => ({
  subject: { type: 'findings', id: severity, label: `${severityWord[severity]} findings` },
  key: `unreported:${severity}`,
  drill: { page: 'unreported', filter: { severity } },
})

function silentIssues({ severity, overdue: { count, since } }: UnreportedIssues): Violation[] {
  if (count === 0 || since === null) return []
  const summary = `${formatQuantity(count, `known ${severityWord[severity]} issue`)} unreported past the window`
  return [{ ...issuePart(severity), count, summary, dueAt: since, since }]
}

function nearIssues({ severity, near: { count, firstDueAt } }: UnreportedIssues): DueSoon[] {
  if (count === 0 || firstDueAt === null) return []
  const summary = `${formatQuantity(count, `known ${severityWord[severity]} issue`)} to be reported`
  return [{ ...issuePart(severity), count, summary, dueAt: firstDueAt }]
}

function metReason(reports: number, waiting: number): string {
  const silence = 'no known Critical or High issue is left unreported past its window'
  if (reports === 0) return `No report waits, and ${silence}.`
  if (waiting === 0)
    return `${reports === 1 ? 'The only recent report is' : `All ${reports} recent reports are`} acknowledged, and ${silence}.`
  return `${formatQuantity(waiting, 'report waits', 'reports wait')} inside the time to acknowledge, and ${silence}.`
}

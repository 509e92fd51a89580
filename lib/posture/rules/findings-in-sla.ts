import { dayMs } from '#lib/platform/clock.ts'
import type { SlaParameters } from '#lib/scans/model/sla.ts'
import type { CheckResult, EvidenceGap } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { insideBy, outBy } from './deviation.ts'
import { earliest, isFresh, latest, validUntil } from './evidence-age.ts'
import { distinctGaps } from './evidence-gaps.ts'
import { dueSoonOf, type FindingGroup, groupFindings, violationOf } from './finding-groups.ts'
import type { FindingsInSlaFacts } from './findings-in-sla-facts.ts'
import { findingsInSlaReason } from './findings-in-sla-reason.ts'
import { notMeasured, quantity } from './wording.ts'

/**
 * No open finding past the deadline of its severity.
 *
 * A finding is due `sla_days` × 24 h after it was opened. At that very instant it is still inside; it is overdue
 * from the next millisecond on. It is due soon from `at_risk_days` before that instant. `info` has no deadline.
 *
 * Order of verdicts: an overdue finding is *breached* even where evidence is stale or missing, because only a later
 * complete scan could show it gone: old evidence cannot excuse a proven breach. Otherwise any asset without current
 * complete evidence of each kind of scan it has is *unproven*, because what was not looked at may be anything: a fresh
 * scan of its code says nothing of its image. Only then *at risk* and *met*.
 */
export function evaluateFindingsInSla(
  facts: FindingsInSlaFacts,
  parameters: SlaParameters & EvidenceAge,
  asOf: Date,
): CheckResult {
  const groups = groupFindings(facts.buckets, parameters, asOf)
  const gaps = coverageGaps(facts, parameters.evidenceTimeToLiveDays, asOf)
  const violations = groups.flatMap((group) => violationOf(group, parameters))
  const dueSoon = groups.flatMap((group) => dueSoonOf(group, parameters))
  const total = (count: (group: FindingGroup) => number) =>
    groups.reduce((sum, group) => sum + count(group), 0)
  const openCount = total((group) => group.openCount)
  const overdueCount = total((group) => group.overdueCount)
  const isUnproven = gaps.length > 0 || facts.coverage.length === 0
  const status =
    overdueCount > 0 ? 'breached' : isUnproven ? 'unproven' : dueSoon.length > 0 ? 'at_risk' : 'met'
  const observed = facts.coverage.flatMap(({ observedAt }) => observedAt ?? [])
  const expiries = observed.map((at) => validUntil(at, parameters.evidenceTimeToLiveDays))

  return {
    status,
    measured:
      status === 'unproven' ? notMeasured('findings') : quantity(openCount - overdueCount, 'findings'),
    target: status === 'unproven' ? everyFinding : quantity(openCount, 'findings'),
    reason: findingsInSlaReason({ status, groups, gaps, facts, parameters, asOf, openCount, overdueCount }),
    violationCount: overdueCount,
    exceptionCount: total((group) => group.acceptedCount),
    violations,
    dueSoon,
    gaps,
    freshestEvidenceAt: latest(observed),
    becomesStaleAt: isUnproven ? null : earliest(expiries),
    deviation:
      status === 'unproven'
        ? null
        : status === 'breached'
          ? outBy(overdueCount, openCount)
          : insideBy(timeLeft(groups, asOf), parameters.at_risk_days * dayMs, longestSla(parameters)),
  }
}

/** The target before there is a number of open findings: all of them. */
export const everyFinding = { value: null, unit: 'findings', text: 'all' }

function coverageGaps({ buckets, coverage }: FindingsInSlaFacts, days: number, asOf: Date): EvidenceGap[] {
  const covered = new Set(coverage.map(({ assetId }) => assetId))
  const subject = ({ assetId, assetName }: { assetId: string; assetName: string }) => ({
    type: 'asset',
    id: assetId,
    label: assetName,
  })
  const unseen = buckets
    .filter(({ assetId }) => !covered.has(assetId))
    .map(
      (bucket) => ({ subject: subject(bucket), what: 'scan', reason: 'never', lastProvenAt: null }) as const,
    )
  const flawed = coverage.flatMap((scan): EvidenceGap[] => {
    const lastProvenAt = scan.observedAt
    const what = scan.kind.replaceAll('-', ' ')
    const gap = (reason: EvidenceGap['reason']) => [{ subject: subject(scan), what, reason, lastProvenAt }]
    if (scan.lastCompleteRunAt === null || lastProvenAt === null) return gap('never')
    if (scan.lastRunStatus !== 'complete') return gap('incomplete')
    return isFresh(lastProvenAt, days, asOf) ? [] : gap('stale')
  })
  return distinctGaps([...unseen, ...flawed])
}

function timeLeft(groups: readonly FindingGroup[], asOf: Date): number {
  const next = earliest(groups.flatMap(({ firstDueAt }) => firstDueAt ?? []))
  return next === null ? Number.POSITIVE_INFINITY : next.getTime() - asOf.getTime()
}

const longestSla = ({ sla_days }: SlaParameters): number => Math.max(...Object.values(sla_days)) * dayMs

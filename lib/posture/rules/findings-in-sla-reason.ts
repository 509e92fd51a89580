import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import type { SlaParameters } from '#lib/scans/model/sla.ts'
import type { ControlStatus, EvidenceGap } from '../model.ts'
import type { EvidenceAge } from './check.ts'
import { earliest } from './evidence-age.ts'
import { gapsReason } from './evidence-gaps.ts'
import { type FindingGroup, severityWord } from './finding-groups.ts'
import type { FindingsInSlaFacts } from './findings-in-sla-facts.ts'
import { lasting, listed } from './wording.ts'

type Verdict = {
  readonly status: ControlStatus
  readonly groups: readonly FindingGroup[]
  readonly gaps: readonly EvidenceGap[]
  readonly facts: FindingsInSlaFacts
  readonly parameters: SlaParameters & EvidenceAge
  readonly asOf: Date
  readonly openCount: number
  readonly overdueCount: number
}

/** The one sentence under the control's name: what decided, how much of it, and where. */
export function findingsInSlaReason(verdict: Verdict): string {
  const { status, groups, gaps, facts, parameters, asOf, openCount, overdueCount } = verdict
  switch (status) {
    case 'breached': {
      const overdue = groups.filter((group) => group.overdueCount > 0)
      const first = earliest(overdue.flatMap(({ firstDueAt }) => firstDueAt ?? [])) ?? asOf
      const verb = overdueCount === 1 ? 'is' : 'are'
      const severities = bySeverity(overdue, (group) => group.overdueCount)
      const late = lasting(asOf.getTime() - first.getTime())
      return `${severities} ${overdueCount === 1 ? 'finding' : 'findings'} ${verb} past the deadline in ${places(overdue)}, ${overdueCount === 1 ? 'by' : 'the oldest by'} ${late}.`
    }
    case 'at_risk': {
      const near = groups.filter((group) => group.dueSoonCount > 0)
      const count = near.reduce((sum, group) => sum + group.dueSoonCount, 0)
      const severities = bySeverity(near, (group) => group.dueSoonCount)
      return `${severities} ${count === 1 ? 'finding is' : 'findings are'} due within ${formatQuantity(parameters.at_risk_days, 'day')} in ${places(near)}.`
    }
    case 'unproven':
      if (facts.coverage.length === 0 && gaps.length === 0) {
        return 'No complete scan has been received.'
      }
      return gapsReason(gaps, asOf, {
        act: 'scan',
        subjects: 'assets',
        total: new Set([...facts.coverage, ...facts.buckets].map(({ assetId }) => assetId)).size,
        timeToLiveDays: parameters.evidenceTimeToLiveDays,
      })
    case 'met':
      if (openCount === 0) return 'No open finding has a deadline.'
      return openCount === 1
        ? 'The only open finding is inside its deadline.'
        : `All ${formatCount(openCount)} open findings are inside their deadlines.`
  }
}

/** `3 High and 1 Low`: groups come gravest first, so the sentence does too. */
function bySeverity(groups: readonly FindingGroup[], count: (group: FindingGroup) => number): string {
  const counts = Map.groupBy(groups, ({ severity }) => severity)
  return listed(
    [...counts].map(
      ([severity, some]) =>
        `${formatCount(some.reduce((sum, group) => sum + count(group), 0))} ${severityWord(severity)}`,
    ),
    severityKinds,
  )
}

/** Every severity is named: five kinds are few enough for one sentence. */
const severityKinds = 5

const places = (groups: readonly FindingGroup[]): string =>
  listed([...new Set(groups.map(({ assetName }) => assetName))], 2)

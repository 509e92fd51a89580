import { formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import { type SlaParameters, type SlaSeverity, slaSeverities } from '#lib/scans/model/sla.ts'
import { dueAt, slaStanding, slaTermsOf } from '#lib/scans/rules/sla.ts'
import type { DueSoon, Violation } from '../model.ts'
import { earliest } from './evidence-age.ts'
import { compareText } from './evidence-gaps.ts'
import type { FindingBucket } from './findings-in-sla-facts.ts'

/** The open findings of one asset and severity, counted against their deadline. Times are null where none is open. */
export type FindingGroup = {
  readonly assetId: string
  readonly assetName: string
  /** As the finding has it, so that a link to the findings page finds the same rows. */
  readonly severity: SlaSeverity | 'unknown'
  readonly openCount: number
  readonly acceptedCount: number
  readonly overdueCount: number
  readonly dueSoonCount: number
  /** The deadline of the oldest open finding, passed or not. */
  readonly firstDueAt: Date | null
  /** The first deadline that has not passed. */
  readonly nextDueAt: Date | null
}

/** Gravest first, then by asset. Findings of severity `info` have no deadline and are left out. */
export function groupFindings(
  buckets: readonly FindingBucket[],
  parameters: SlaParameters,
  asOf: Date,
): FindingGroup[] {
  const byKey = Map.groupBy(buckets, ({ assetId, severity }) => `${severity} ${assetId}`)
  return [...byKey.values()]
    .flatMap((group) => summarise(group, parameters, asOf) ?? [])
    .toSorted(
      (a, b) =>
        gravity(a.severity) - gravity(b.severity) ||
        compareText(a.assetName, b.assetName) ||
        compareText(a.assetId, b.assetId),
    )
}

function summarise(
  buckets: readonly FindingBucket[],
  parameters: SlaParameters,
  asOf: Date,
): FindingGroup | null {
  const [first] = buckets
  if (first === undefined || first.severity === 'info') return null
  const terms = slaTermsOf(parameters)
  const open = buckets.flatMap(({ severity, count, acceptedCount, openedAt }) => {
    const openCount = count - acceptedCount
    const due = dueAt(openedAt, severity, terms.days)
    if (openCount <= 0 || due === null) return []
    return [{ openCount, due, standing: slaStanding(due, asOf, terms.atRiskDays) }]
  })
  const overdue = open.filter(({ standing }) => standing === 'overdue')
  const sum = (some: typeof open) => some.reduce((total, { openCount }) => total + openCount, 0)
  return {
    assetId: first.assetId,
    assetName: first.assetName,
    severity: first.severity,
    openCount: sum(open),
    acceptedCount: buckets.reduce((total, { acceptedCount }) => total + acceptedCount, 0),
    overdueCount: sum(overdue),
    dueSoonCount: sum(open.filter(({ standing }) => standing === 'due_soon')),
    firstDueAt: earliest(open.map(({ due }) => due)),
    nextDueAt: earliest(open.filter((one) => !overdue.includes(one)).map(({ due }) => due)),
  }
}

export const severityWord = (severity: SlaSeverity | 'unknown'): string =>
  severity === 'unknown' ? 'unrated' : sentenceCase(severity)

const gravity = (severity: SlaSeverity | 'unknown'): number =>
  severity === 'unknown' ? slaSeverities.length : slaSeverities.indexOf(severity)

/** None when nothing of the group is overdue. It began to fail, and was due, when its oldest finding was. */
export function violationOf(group: FindingGroup, parameters: SlaParameters): Violation[] {
  if (group.overdueCount === 0 || group.firstDueAt === null) return []
  const days = slaTermsOf(parameters).days[group.severity]
  const what = formatQuantity(group.overdueCount, `${severityWord(group.severity)} finding`)
  return [
    {
      ...placeOf(group, 'overdue'),
      count: group.overdueCount,
      summary: `${what} past the ${days}-day deadline`,
      dueAt: group.firstDueAt,
      since: group.firstDueAt,
    },
  ]
}

/** None when nothing of the group comes due within `at_risk_days`. */
export function dueSoonOf(group: FindingGroup, parameters: SlaParameters): DueSoon[] {
  if (group.dueSoonCount === 0 || group.nextDueAt === null) return []
  const what = formatQuantity(group.dueSoonCount, `${severityWord(group.severity)} finding`)
  return [
    {
      ...placeOf(group, 'due_soon'),
      count: group.dueSoonCount,
      summary: `${what} due within ${formatQuantity(parameters.at_risk_days, 'day')}`,
      dueAt: group.nextDueAt,
    },
  ]
}

const placeOf = ({ assetId, assetName, severity }: FindingGroup, sla: 'overdue' | 'due_soon') => ({
  subject: { type: 'asset', id: assetId, label: assetName },
  key: `asset:${assetId}:${severity}`,
  drill: { page: 'findings', filter: { asset: assetId, severity, sla } },
})

import { everyControl, type Policy } from '#lib/policy/model.ts'
import type { FindingsRow, JudgedControl, StatusRow } from '../model/judged.ts'
import type { ControlLine, FindingDay, PostureView, StatusDay } from '../model/posture-view.ts'
import { type ControlStatus, countStatuses } from '../model.ts'
import { clauseGroups } from './clause-groups.ts'
import type { Day } from './daily-status.ts'
import { earlierDay } from './earlier-day.ts'
import { unprovenBecauseNotConnected } from './evaluate.ts'
import { headline } from './headline.ts'
import { lede } from './lede.ts'
import { notJudgedYet } from './not-judged.ts'
import { owedNext } from './owed-next.ts'
import { checkRegistry } from './registry.ts'
import { rollUpPolicy } from './roll-up.ts'
import { trendOf, trendWindow } from './trend.ts'

type Material = {
  readonly policy: { readonly policy: Policy; readonly version: number; readonly inForceFrom: Date }
  readonly asOf: Date
  readonly day: Day | null
  readonly judged: ReadonlyMap<string, JudgedControl>
  /** Of the days of the trend; what they say of the last day gives way to `judged`. */
  readonly statuses: readonly StatusRow[]
  /** Of the same days, the last one included. */
  readonly findings: readonly FindingsRow[]
  readonly slaDays: PostureView['slaDays']
}

const mostOwed = 7

/** Puts the posture page together from what was read. Decides everything the page says; the views only lay it out. */
export function postureView({
  policy,
  asOf,
  day,
  judged,
  statuses,
  findings,
  slaDays,
}: Material): PostureView {
  const window = trendWindow(asOf)
  const rowsOf = Map.groupBy(statuses, ({ controlId }) => controlId)
  const results = everyControl(policy.policy).map(({ control }) => ({
    control,
    result: judged.get(control.id) ?? { ...notJudgedYet(control), dueSoonCount: 0, openViolationCount: 0 },
  }))
  const lines = results.map(
    ({ control, result }): ControlLine => ({
      id: control.id,
      title: control.title,
      status: result.status,
      measured: result.measured.text,
      target: result.target.text,
      reason: result.reason,
      violationCount: result.violationCount,
      exceptionCount: result.exceptionCount,
      freshestEvidenceAt: result.freshestEvidenceAt,
      deviation: result.deviation,
      isConnected: result.reason !== unprovenBecauseNotConnected(control).reason,
      trend: trendOf(rowsOf.get(control.id) ?? [], result, window),
    }),
  )
  const statusNow = new Map(lines.map(({ id, status }) => [id, status]))
  const { counts } = rollUpPolicy(policy.policy, statusNow)
  const owed = owedNext(
    results.map(({ control, result }) => ({
      controlId: control.id,
      controlTitle: control.title,
      violations: result.violations,
      dueSoon: result.dueSoon,
    })),
  ).slice(0, mostOwed)
  const owedCount = results.reduce(
    (sum, { result }) => sum + result.openViolationCount + result.dueSoonCount,
    0,
  )
  return {
    policy: { title: policy.policy.title, version: policy.version, inForceFrom: policy.inForceFrom },
    asOf,
    day,
    headline: headline(counts),
    lede: lede(lines, earlierDay(statuses, statusNow, window.to), asOf),
    counts,
    groups: clauseGroups(policy.policy, new Map(lines.map((line) => [line.id, line]))),
    owed,
    owedBeyond: owedCount - owed.length,
    statusDays: statusDays(lines, recordedFrom(statuses, window.to)),
    findingDays: findingDays(findings, [...new Set([...statuses.map((row) => row.day), window.to])]),
    ages: findings.flatMap(({ day: at, ...group }) => (at === window.to ? [group] : [])),
    slaDays,
    hasEvidence: lines.some(({ freshestEvidenceAt }) => freshestEvidenceAt !== null),
    hasScans: lines.some(({ id, freshestEvidenceAt }) => freshestEvidenceAt !== null && isOfScans(id)),
  }
}

/** A control that scanners' reports speak for. */
const isOfScans = (controlId: string): boolean =>
  checkRegistry.get(controlId)?.evidenceKinds.some((kind) => kind.endsWith('-scan')) ?? false

/** A young installation's charts begin with its first day, not with months of nothing. */
const recordedFrom = (rows: readonly StatusRow[], today: Day): Day =>
  [today, ...rows.map(({ day }) => day)].toSorted()[0] ?? today

function statusDays(lines: readonly ControlLine[], from: Day): StatusDay[] {
  const byDay = new Map<Day, ControlStatus[]>()
  for (const { trend } of lines)
    for (const { day, status } of trend) if (day >= from) byDay.set(day, [...(byDay.get(day) ?? []), status])
  return [...byDay].map(([day, some]) => ({ day, counts: countStatuses(some) }))
}

/** Only days that were judged: a day without findings has no row, and neither has a day nobody looked at. */
function findingDays(rows: readonly FindingsRow[], judgedDays: readonly Day[]): FindingDay[] {
  const byDay = Map.groupBy(rows, ({ day }) => day)
  return judgedDays.toSorted().map((day) => {
    const counts: FindingDay['counts'] = {}
    for (const { severity, count } of byDay.get(day) ?? []) counts[severity] = (counts[severity] ?? 0) + count
    return { day, counts }
  })
}

import type {
  CauseCount,
  DurationFigure,
  DurationKey,
  DurationRow,
  DurationSeries,
  MonthCount,
  PostMortemRow,
} from '../model/analysis.ts'
import { durationMeasures } from '../model/analysis.ts'
import type { IncidentFact } from '../model/facts.ts'
import { type IncidentSeverity, incidentSeverities, type ResponseStep } from '../model.ts'

/** `2026-01`, in UTC. */
export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

/** Every month from one to another, both included. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (const at = new Date(`${from}-01T00:00:00Z`); monthOf(at) <= to; at.setUTCMonth(at.getUTCMonth() + 1))
    months.push(monthOf(at))
  return months
}

/** A percentile between the two nearest values (as PostgreSQL's `percentile_cont`); null of nothing. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at))
}

/** Median and ninetieth percentile of some minutes. */
export const figureOf = (minutes: readonly number[]): DurationFigure => ({
  count: minutes.length,
  medianMinutes: percentile(minutes, 0.5),
  p90Minutes: percentile(minutes, 0.9),
})

const stepAt = (fact: IncidentFact, step: ResponseStep): Date | null =>
  fact.steps.find((one) => one.step === step)?.doneAt ?? null

/** From where to where each measure goes (`durationMeasures` says it in words). */
const ends: Record<DurationKey, (fact: IncidentFact) => [Date | null, Date | null]> = {
  acknowledge: (fact) => [fact.classifiedAt, fact.acknowledgedAt],
  contain: (fact) => [fact.reportedAt, stepAt(fact, 'contain')],
  eradicate: (fact) => [fact.reportedAt, stepAt(fact, 'eradicate')],
  resolve: (fact) => [fact.reportedAt, fact.resolvedAt],
  publish: (fact) => [fact.resolvedAt, fact.publication?.provenAt ?? null],
}

/** Never negative: what was contained before it was reported took no time. */
function minutesOf(fact: IncidentFact, key: DurationKey): number | null {
  const [from, to] = ends[key](fact)
  return from === null || to === null ? null : Math.max(0, (to.getTime() - from.getTime()) / 60_000)
}

/** Every measure, in all, by severity and by month; dismissed incidents are measured nowhere. */
export function durationsOf(facts: readonly IncidentFact[]): DurationSeries[] {
  const counted = facts.filter(({ dismissedAt }) => dismissedAt === null)
  return durationMeasures.map(({ key, title, definition }) => {
    const rows = counted.flatMap((fact): (DurationRow & { month: string })[] => {
      const minutes = minutesOf(fact, key)
      if (minutes === null) return []
      const { number, title: name, highestSeverity: severity } = fact
      return [{ number, title: name, severity, minutes, month: monthOf(fact.reportedAt) }]
    })
    const figure = (wanted: (row: (typeof rows)[number]) => boolean) =>
      figureOf(rows.filter(wanted).map(({ minutes }) => minutes))
    const months = [...new Set(rows.map(({ month }) => month))].sort()
    return {
      key,
      title,
      definition,
      all: figure(() => true),
      bySeverity: forEachSeverity((severity) => figure((row) => row.severity === severity)),
      byMonth: months.map((month) => ({ month, ...figure((row) => row.month === month) })),
      rows: rows.sort((a, b) => b.minutes - a.minutes).map(({ month: _month, ...row }) => row),
    }
  })
}

const forEachSeverity = <T>(make: (severity: IncidentSeverity) => T): Record<IncidentSeverity, T> => ({
  critical: make('critical'),
  high: make('high'),
  medium: make('medium'),
  low: make('low'),
})

/** Incidents by month of report and highest severity. */
export function monthCounts(facts: readonly IncidentFact[], months: readonly string[]): MonthCount[] {
  const counted = facts.filter(({ dismissedAt }) => dismissedAt === null)
  return months.map((month) => {
    const ofMonth = counted.filter(({ reportedAt }) => monthOf(reportedAt) === month)
    const count = (severity: IncidentSeverity | null) =>
      ofMonth.filter(({ highestSeverity }) => highestSeverity === severity).length
    return { month, counts: { ...forEachSeverity(count), unclassified: count(null) } }
  })
}

/** Causes that more than one incident has, most frequent first. Case and space around do not matter. */
export function repeatCauses(facts: readonly IncidentFact[]): CauseCount[] {
  const byCause = new Map<string, IncidentFact[]>()
  for (const fact of facts) {
    if (fact.dismissedAt !== null || fact.causeCategory === null) continue
    const cause = fact.causeCategory.trim().toLowerCase()
    byCause.set(cause, [...(byCause.get(cause) ?? []), fact])
  }
  return [...byCause.values()]
    .filter((group) => group.length > 1)
    .sort((a, b) => b.length - a.length)
    .map((group) => ({
      category: group[0]?.causeCategory ?? '',
      incidents: group
        .toSorted((a, b) => b.number - a.number)
        .map(({ number, title, highestSeverity, reportedAt }) => ({
          number,
          title,
          severity: highestSeverity,
          reportedAt: reportedAt.toISOString(),
        })),
    }))
}

/** What became of every post-mortem that is owed, newest resolution first. A clock that was voided owes nothing. */
export function postMortemRows(facts: readonly IncidentFact[], asOf: Date): PostMortemRow[] {
  return facts
    .flatMap((fact): PostMortemRow[] => {
      const clock = fact.clocks.findLast(({ kind, voidedAt }) => kind === 'publish' && voidedAt === null)
      if (clock === undefined || fact.resolvedAt === null) return []
      const { stoppedAt, dueAt } = clock
      return [
        {
          number: fact.number,
          title: fact.title,
          severity: fact.highestSeverity ?? incidentSeverities[0],
          resolvedAt: fact.resolvedAt.toISOString(),
          dueAt: dueAt.toISOString(),
          publishedAt: stoppedAt?.toISOString() ?? null,
          outcome:
            stoppedAt === null
              ? asOf > dueAt
                ? 'overdue'
                : 'waiting'
              : stoppedAt > dueAt
                ? 'late'
                : 'in_time',
        },
      ]
    })
    .sort((a, b) => (a.resolvedAt < b.resolvedAt ? 1 : -1))
}

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IncidentFact } from '../model/facts.ts'
import {
  durationsOf,
  figureOf,
  monthCounts,
  monthsBetween,
  percentile,
  postMortemRows,
  repeatCauses,
} from './analysis.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 8, 1, hour))
const fact = (number: number, traits: Partial<IncidentFact> = {}): IncidentFact => ({
  incidentId: `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  number,
  title: `Incident ${number}`,
  status: 'closed',
  severity: 'high',
  highestSeverity: 'high',
  causeCategory: null,
  reportedAt: at(0),
  classifiedAt: at(0),
  criticalSince: null,
  acknowledgedAt: null,
  resolvedAt: null,
  dismissedAt: null,
  steps: [],
  clocks: [],
  publication: null,
  ...traits,
})

test('median and p90 lie between the nearest values, as PostgreSQL computes them', () => {
  expect(figureOf([])).toEqual({ count: 0, medianMinutes: null, p90Minutes: null })
  expect(figureOf([10, 20])).toEqual({ count: 2, medianMinutes: 15, p90Minutes: 19 })
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9)).toBe(10)
})

test('a percentile lies within the values and grows with its share', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, a, b) => {
        const low = percentile(values, Math.min(a, b)) ?? Number.NaN
        const high = percentile(values, Math.max(a, b)) ?? Number.NaN
        expect(low).toBeGreaterThanOrEqual(Math.min(...values))
        expect(high).toBeLessThanOrEqual(Math.max(...values))
        expect(high - low).toBeGreaterThanOrEqual(-1e-9)
      },
    ),
  )
})

test('each measure goes from its beginning to its end; a dismissed incident is measured nowhere', () => {
  const handled = fact(1, {
    acknowledgedAt: at(1),
    steps: [
      { step: 'contain', doneAt: at(2), recordedAt: at(2) },
      { step: 'eradicate', doneAt: at(4), recordedAt: at(5) },
    ],
    resolvedAt: at(8),
    publication: { provenAt: at(32), publicUrl: 'https://example.org/1' },
  })
  const series = durationsOf([handled, fact(2, { dismissedAt: at(1), acknowledgedAt: at(1) })])
  expect(series.map(({ key, all }) => [key, all.count, all.medianMinutes])).toEqual([
    ['acknowledge', 1, 60],
    ['contain', 1, 120],
    ['eradicate', 1, 240],
    ['resolve', 1, 480],
    ['publish', 1, 1440],
  ])
  expect(series[0]?.bySeverity.high.count).toBe(1)
  expect(series[0]?.byMonth).toMatchObject([{ month: '2026-09', count: 1 }])
})

test('months are counted by the highest severity, with those that had none', () => {
  const facts = [
    fact(1, { severity: 'low', highestSeverity: 'critical' }),
    fact(2, { highestSeverity: null, reportedAt: new Date('2026-11-30T23:59:00Z') }),
  ]
  const counts = monthCounts(facts, monthsBetween('2026-09', '2026-11'))
  expect(counts.map(({ month, counts: of }) => [month, of.critical, of.unclassified])).toEqual([
    ['2026-09', 1, 0],
    ['2026-10', 0, 0],
    ['2026-11', 0, 1],
  ])
})

test('a cause repeats when two incidents have it, however it is written', () => {
  const causes = repeatCauses([
    fact(1, { causeCategory: 'Leaked token' }),
    fact(2, { causeCategory: 'expired certificate' }),
    fact(3, { causeCategory: 'leaked token ' }),
  ])
  expect(causes.map(({ incidents }) => incidents.map(({ number }) => number))).toEqual([[3, 1]])
})

test('a post-mortem is in time, late, waiting or overdue; a voided clock owes none', () => {
  const clock = { kind: 'publish' as const, name: 'publish', startedAt: at(0), dueAt: at(72) }
  const owed = (number: number, stopped: number | null, isVoided = false) =>
    fact(number, {
      resolvedAt: at(number),
      clocks: [
        {
          ...clock,
          stoppedAt: stopped === null ? null : at(stopped),
          voidedAt: isVoided ? at(1) : null,
        },
      ],
    })
  const facts = [owed(4, 72), owed(3, 73), owed(2, null), owed(1, null, true)]
  const outcomes = (asOf: Date) => postMortemRows(facts, asOf).map(({ number, outcome }) => [number, outcome])
  expect(outcomes(at(72))).toEqual([
    [4, 'in_time'],
    [3, 'late'],
    [2, 'waiting'],
  ])
  expect(outcomes(at(73)).at(-1)).toEqual([2, 'overdue'])
})

import { describe, expect, test } from 'vitest'
import type { DurationSeries, MonthCount } from '#lib/incidents/model/analysis.ts'
import { prepareDuration } from './prepare-duration.ts'
import { prepareSeverityMonths } from './prepare-severity-months.ts'

const none = { critical: 0, high: 0, medium: 0, low: 0, unclassified: 0 }
const month = (name: string, counts: Partial<MonthCount['counts']>): MonthCount => ({
  month: name,
  counts: { ...none, ...counts },
})

describe('incidents by month', () => {
  test('says how many, how grave and when most', () => {
    const chart = prepareSeverityMonths([
      month('2026-09', { high: 1 }),
      month('2026-10', { critical: 1, high: 2 }),
      month('2026-11', {}),
    ])
    expect(chart.title).toBe('Four incidents in three months, one critical, most in Oct 26 (3)')
    expect(chart.series.map(({ key }) => key)).toEqual(['critical', 'high'])
    expect(chart.table.rows[1]).toEqual({ label: 'Oct 26', values: ['1', '2', '3'] })
  })

  test('says that there was none', () => {
    expect(prepareSeverityMonths([month('2026-11', {})])).toMatchObject({
      isEmpty: true,
      title: 'No incident was reported in these months',
    })
  })
})

const figure = (count: number, medianMinutes: number | null, p90Minutes: number | null) => ({
  count,
  medianMinutes,
  p90Minutes,
})
const series = (all: DurationSeries['all'], byMonth: DurationSeries['byMonth'] = []): DurationSeries => ({
  key: 'contain',
  title: 'Time to contain',
  definition: 'From the report to containment.',
  all,
  bySeverity: { critical: all, high: all, medium: all, low: all },
  byMonth,
  rows: [],
})

describe('how long it takes', () => {
  test('is said at the median and for nine of ten', () => {
    expect(prepareDuration(series(figure(9, 112, 480))).title).toBe(
      'Half were contained within 1 h 52 min, nine of ten within 8 h',
    )
    expect(prepareDuration(series(figure(1, 112, 112))).title).toBe(
      'The one incident was contained within 1 h 52 min',
    )
    expect(prepareDuration(series(figure(0, null, null)))).toMatchObject({
      isEmpty: true,
      title: 'Nothing was contained yet',
    })
  })

  test('is drawn in minutes while it is short, and in hours above', () => {
    const short = prepareDuration(series(figure(1, 4, 9), [{ month: '2026-11', ...figure(1, 4.4, 9.6) }]))
    expect(short).toMatchObject({ unit: 'min', bars: [{ label: 'Nov 26', median: 4, p90: 10 }] })
    const long = prepareDuration(series(figure(1, 90, 600), [{ month: '2026-11', ...figure(1, 90, 600) }]))
    expect(long).toMatchObject({ unit: 'h', bars: [{ median: 1.5, p90: 10 }] })
  })
})

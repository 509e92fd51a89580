import { describe, expect, it } from 'vitest'
import { prepareSeverityArea, type SeverityDay } from './prepare-severity-area.ts'

const from = Date.UTC(2026, 8, 1)
const days = (count: number, counts: (day: number) => SeverityDay['counts']): SeverityDay[] =>
  Array.from({ length: count }, (_, day) => ({
    day: new Date(from + day * 86_400_000).toISOString().slice(0, 10),
    counts: counts(day),
  }))

describe('the chart of open findings', () => {
  it('says the streak it shows', () => {
    const chart = prepareSeverityArea(days(36, (day) => ({ critical: 4, high: 210 - day * 4 })))
    expect(chart.title).toBe('Open findings fall for the fifth week')
    expect(chart.caption).toBe('Critical and High 214 → 74 since 1 Sep')
  })

  it('says the change when it is only a week old', () => {
    expect(prepareSeverityArea(days(8, (day) => ({ low: day + 1 }))).title).toBe(
      '8 findings open, 7 more than a week ago',
    )
    expect(prepareSeverityArea(days(8, () => ({ low: 1 }))).title).toBe(
      '1 finding open, as many as a week ago',
    )
  })

  it('leaves out severities nobody has, and stacks the worst first', () => {
    const chart = prepareSeverityArea(days(3, () => ({ low: 2, critical: 1, medium: 0 })))
    expect(chart.series.map((series) => series.label)).toEqual(['Critical', 'Low'])
    expect(chart.points[0]).toEqual({ day: '2026-09-01', critical: 1, low: 2 })
  })

  it('tells the newest week first in its table, with a total that adds up', () => {
    const { table } = prepareSeverityArea(days(15, () => ({ critical: 1, low: 1_200 })))
    expect(table.head).toEqual(['Day', 'Critical', 'Low', 'All'])
    expect(table.rows.map((row) => row.label)).toEqual(['15 Sep', '8 Sep', '1 Sep'])
    expect(table.rows[0]?.values).toEqual(['1', '1,200', '1,201'])
  })

  it('tells no findings from no days', () => {
    expect(prepareSeverityArea(days(9, () => ({}))).title).toBe('No finding is open')
    expect(prepareSeverityArea([]).isEmpty).toBe(true)
  })
})

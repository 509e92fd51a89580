import { describe, expect, it } from 'vitest'
import { prepareAgeBars, type SeverityAges, slaBandOf } from './prepare-age-bars.ts'

const high = (over: number, quarter4: number): SeverityAges => ({
  severity: 'high',
  slaDays: 30,
  counts: { quarter1: 5, quarter2: 0, quarter3: 1, quarter4, over },
})

describe('the band of an age', () => {
  it.each([
    [0, 'quarter1'],
    [7.4, 'quarter1'],
    [7.5, 'quarter2'],
    [29.9, 'quarter4'],
    [30, 'quarter4'],
    [30.1, 'over'],
  ])('of %d days against 30 is %s', (age, band) => {
    expect(slaBandOf(age, 30)).toBe(band)
  })
})

describe('the chart of ages', () => {
  it.each([
    [4, 9, 'Four findings are past their SLA, nine are in their last quarter'],
    [1, 0, 'One finding is past its SLA'],
    [0, 1, 'No finding is past its SLA, one is in its last quarter'],
    [0, 0, 'Every open finding has time left in its SLA'],
  ])('with %d over and %d near says so', (over, near, title) => {
    expect(prepareAgeBars([high(over, near)]).title).toBe(title)
  })

  it('adds the severities up, bar by bar', () => {
    const chart = prepareAgeBars([high(1, 2), { ...high(3, 0), severity: 'critical', slaDays: 7 }])
    expect(chart.table.rows.at(-1)).toEqual({ label: 'past SLA', values: ['1', '3', '4'] })
    expect(chart.bars.at(-1)).toEqual({ band: 'past SLA', high: 1, critical: 3 })
    expect(chart.caption).toBe('SLA: High 30 d, Critical 7 d')
  })

  it('is empty when nothing is open', () => {
    expect(prepareAgeBars([]).isEmpty).toBe(true)
  })
})

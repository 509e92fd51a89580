import { describe, expect, it } from 'vitest'
import type { RevocationQuarter } from '#lib/reviews/model/revocation-figures.ts'
import { hoursInWords, prepareRevocationsByQuarter } from './prepare-revocations-by-quarter.ts'

const quarter = (given: Partial<RevocationQuarter> = {}): RevocationQuarter => ({
  quarter: '2026-Q4',
  requested: 20,
  proven: 20,
  late: 0,
  accepted: 0,
  regranted: 0,
  medianHours: 26,
  p95Hours: 100,
  ...given,
})

describe('revocations by quarter', () => {
  it('says that everything was proven only when it was', () => {
    expect(prepareRevocationsByQuarter([quarter()]).title).toBe(
      'Everything asked to go in 2026 Q4 was proven gone',
    )
    expect(prepareRevocationsByQuarter([quarter({ requested: 10_000, proven: 9_999 })]).title).toBe(
      '> 99.9 % of what was asked to go in 2026 Q4 is proven gone',
    )
  })

  it('judges the newest quarter, and counts what came back in all of them', () => {
    const { title } = prepareRevocationsByQuarter([
      quarter({ quarter: '2026-Q3', regranted: 2 }),
      quarter({ proven: 5 }),
    ])
    expect(title).toBe('25 % of what was asked to go in 2026 Q4 is proven gone; two came back since')
  })

  it('draws the oldest first and lists the newest first', () => {
    const chart = prepareRevocationsByQuarter([quarter({ quarter: '2026-Q3' }), quarter()])
    expect(chart.bars.map(({ label }) => label)).toEqual(['2026 Q3', '2026 Q4'])
    expect(chart.table.rows.map(({ label }) => label)).toEqual(['2026 Q4', '2026 Q3'])
    expect(chart.table.rows[0]?.values).toEqual(['20', '20', '0', '0', '0', '26 h', '4 d'])
    expect(chart.table.head).toHaveLength(8)
  })

  it('is empty without a revocation, and has a scale all the same', () => {
    const chart = prepareRevocationsByQuarter([])
    expect(chart.isEmpty).toBe(true)
    expect(chart.countTicks).toEqual([0, 1])
  })

  it('has no time for what is not proven, and no zero for what was proven at once', () => {
    expect(hoursInWords(null)).toBe('–')
    expect(hoursInWords(0)).toBe('1 min')
  })
})

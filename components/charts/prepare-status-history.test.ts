import { describe, expect, it } from 'vitest'
import { prepareStatusHistory } from './prepare-status-history.ts'

const day = (name: string, breached: number, unproven = 0) => ({
  day: name,
  counts: { met: 20 - breached - unproven, at_risk: 0, breached, unproven },
})

describe('the chart of control status', () => {
  it.each([
    [5, 3, 'Three controls are breached, two fewer than on 1 Sep'],
    [0, 1, 'One control is breached, one more than on 1 Sep'],
    [0, 0, 'No control is breached, as on 1 Sep'],
  ])('from %d to %d breached says so', (before, now, title) => {
    expect(prepareStatusHistory([day('2026-09-01', before), day('2026-09-02', now)]).title).toBe(title)
  })

  it('counts every control on the last day and never hides the unproven', () => {
    const chart = prepareStatusHistory([day('2026-09-01', 1, 4)])
    expect(chart.countTicks).toEqual([0, 10, 20])
    expect(chart.caption).toBe('4 without proof today')
  })

  it('is empty before the first judgement', () => {
    expect(prepareStatusHistory([]).isEmpty).toBe(true)
  })
})

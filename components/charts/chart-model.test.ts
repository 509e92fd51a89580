import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countTicks, dayLabel, spreadTicks } from './chart-model.ts'

describe('the ticks of a count axis', () => {
  it.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [61, [0, 20, 40, 60, 80]],
    [214, [0, 100, 200, 300]],
  ])('up to %d are round', (max, ticks) => {
    expect(countTicks(max)).toEqual(ticks)
  })

  it('always reach the largest value, in whole steps, with few labels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (max) => {
        const ticks = countTicks(max)
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max)
        expect(ticks.length).toBeLessThanOrEqual(6)
        expect(ticks.every(Number.isInteger)).toBe(true)
      }),
    )
  })
})

it('the ticks of a time axis keep the first and the last day', () => {
  const days = Array.from({ length: 90 }, (_, day) => day)
  const ticks = spreadTicks(days, 4)
  expect(ticks).toHaveLength(4)
  expect([ticks[0], ticks[3]]).toEqual([0, 89])
  expect(spreadTicks([1, 2], 4)).toEqual([1, 2])
})

it('a day is labelled in its own zone, not the reader’s', () => {
  expect(dayLabel('2026-11-01')).toBe('1 Nov')
})

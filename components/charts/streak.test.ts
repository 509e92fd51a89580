import { describe, expect, it } from 'vitest'
import { ordinal, weeklyStreak } from './streak.ts'

const days = (count: number, value: (day: number) => number) =>
  Array.from({ length: count }, (_, day) => value(day))

describe('a weekly streak', () => {
  it('counts whole weeks back from the last day', () => {
    expect(weeklyStreak(days(36, (day) => 100 - day))).toEqual({ direction: 'fall', weeks: 5 })
    expect(weeklyStreak(days(8, (day) => day))).toEqual({ direction: 'rise', weeks: 1 })
  })

  it('ends where the direction turned', () => {
    expect(weeklyStreak(days(29, (day) => (day < 14 ? day : 28 - day)))).toEqual({
      direction: 'fall',
      weeks: 2,
    })
  })

  it('is level when the last week changed nothing, or there is no week yet', () => {
    expect(weeklyStreak(days(30, () => 4))).toEqual({ direction: 'level', weeks: 0 })
    expect(weeklyStreak([3, 1])).toEqual({ direction: 'level', weeks: 0 })
  })
})

it.each([
  [1, 'first'],
  [10, 'tenth'],
  [11, '11th'],
  [21, '21st'],
  [112, '112th'],
])('the ordinal of %d is %s', (value, text) => {
  expect(ordinal(value)).toBe(text)
})

import { expect, test } from 'vitest'
import { earlierDay } from './earlier-day.ts'

const row = (day: string, status: 'met' | 'breached', controlId = 'a') => ({ controlId, day, status })
const now = new Map([['a', 'met']] as const)
const dayOf = (rows: Parameters<typeof earlierDay>[0]) =>
  earlierDay(rows, now, '2026-11-22')?.at.toISOString().slice(0, 10) ?? null

test('is the last day that differs', () => {
  expect(
    dayOf([row('2026-11-19', 'breached'), row('2026-11-20', 'breached'), row('2026-11-21', 'met')]),
  ).toBe('2026-11-20')
})

test('is the oldest of the week when none differs, and no change before it is news', () => {
  const days = Array.from({ length: 12 }, (_, index) => `2026-11-${String(10 + index)}`)
  expect(dayOf(days.map((day) => row(day, day === '2026-11-10' ? 'breached' : 'met')))).toBe('2026-11-15')
})

test('is never today, and none on the first day', () => {
  expect(dayOf([row('2026-11-22', 'breached')])).toBeNull()
})

test('a control that has left the policy is no difference', () => {
  expect(
    dayOf([row('2026-11-20', 'met'), row('2026-11-21', 'breached', 'gone'), row('2026-11-21', 'met')]),
  ).toBe('2026-11-20')
})

import { expect, test } from 'vitest'
import { daysBetween, fillDailyStatus } from './daily-status.ts'

test('a day without a row is unproven, not the day before carried on', () => {
  const rows = [
    { day: '2026-09-30', status: 'met' },
    { day: '2026-09-27', status: 'met' },
  ] as const
  expect(fillDailyStatus(rows, '2026-09-27', '2026-09-30')).toEqual([
    { day: '2026-09-27', status: 'met', isRecorded: true },
    { day: '2026-09-28', status: 'unproven', isRecorded: false },
    { day: '2026-09-29', status: 'unproven', isRecorded: false },
    { day: '2026-09-30', status: 'met', isRecorded: true },
  ])
})

test('rows outside the days asked for are left out', () => {
  const days = fillDailyStatus([{ day: '2026-09-01', status: 'breached' }], '2026-09-02', '2026-09-02')
  expect(days).toEqual([{ day: '2026-09-02', status: 'unproven', isRecorded: false }])
})

test('two rows of one day give the worse', () => {
  const rows = [
    { day: '2026-09-30', status: 'breached' },
    { day: '2026-09-30', status: 'met' },
  ] as const
  expect(fillDailyStatus(rows, '2026-09-30', '2026-09-30')[0]?.status).toBe('breached')
})

test('a leap day and a change of clocks are one day each', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
  expect(daysBetween('2026-01-01', '2026-12-31')).toHaveLength(365)
  expect(daysBetween('2026-09-30', '2026-09-29')).toEqual([])
})

test.each(['2026-04-31', '2026-9-1', 'yesterday', ''])('"%s" is refused', (day) => {
  expect(() => daysBetween(day, '2026-12-31')).toThrow(/is not a day; expected one like 2026-09-30/)
})

import { expect, test } from 'vitest'
import { dayHeads, placeMoment, placeShifts } from './place-shifts.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, 23 + n))
const mira = { id: 'mira', name: 'Mira Okafor' }

test('each stretch lies where its time is, and says who or that nobody', () => {
  const row = {
    from: day(0),
    to: day(10),
    shifts: [
      { from: day(0), to: day(5), people: [mira], isOverride: false, isGap: false },
      { from: day(5), to: day(6), people: [], isOverride: false, isGap: true },
      { from: day(6), to: day(7), people: [mira], isOverride: true, isGap: false },
      { from: day(7), to: day(10), people: [mira], isOverride: false, isGap: true },
    ],
  }
  expect(placeShifts(row)).toMatchObject([
    { left: 0, width: 50, label: 'Mira Okafor', kind: 'turn' },
    { left: 50, width: 10, label: 'Nobody', kind: 'gap' },
    { left: 60, width: 10, label: 'Mira Okafor', kind: 'stand-in' },
    { left: 70, width: 30, label: 'Nobody: Mira Okafor may not respond', kind: 'gap' },
  ])
})

test('the present is marked only where it is shown', () => {
  expect(placeMoment({ from: day(0), to: day(10) }, new Date('2026-11-25T12:00:00Z'))).toBe(25)
  expect(placeMoment({ from: day(0), to: day(10) }, day(10))).toBeNull()
  expect(placeMoment({ from: day(0), to: day(10) }, day(-1))).toBeNull()
})

test('days are headed by weekday and date, the first of each month by its name as well', () => {
  expect(dayHeads('2026-11-30', 3)).toEqual([
    { key: '2026-11-30', text: 'Mon 30 Nov', isWeekend: false },
    { key: '2026-12-01', text: 'Tue 1 Dec', isWeekend: false },
    { key: '2026-12-02', text: 'Wed 2', isWeekend: false },
  ])
  expect(dayHeads('2026-11-28', 1)[0]?.isWeekend).toBe(true)
})

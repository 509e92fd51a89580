import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayMs, hourMs, minuteMs } from '#lib/platform/clock.ts'
import type { Rotation, Schedule } from '../model/on-call.ts'
import { turnsEnded } from './handover.ts'
import { onCallAt } from './on-call.ts'
import { gapsBetween, shiftsBetween } from './shifts.ts'

/** Some change their clocks at midnight, one by half an hour, one never. */
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
)
/** Quarters of an hour around the changes of clocks of both hemispheres, and elsewhere. */
const moments = fc
  .tuple(
    fc.constantFrom(
      '2026-03-29',
      '2026-03-08',
      '2026-04-05',
      '2026-09-06',
      '2026-10-04',
      '2026-10-25',
      '2026-11-01',
      '2026-06-15',
    ),
    fc.integer({ min: -8 * 96, max: 8 * 96 }),
  )
  .map(([day, quarters]) => new Date(Date.parse(day) + quarters * 15 * minuteMs))

const rotations = fc
  .record({
    people: fc.integer({ min: 1, max: 4 }),
    turnDays: fc.integer({ min: 1, max: 9 }),
    handoverHour: fc.integer({ min: 0, max: 23 }),
    validFrom: moments,
    lastsDays: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    fromHour: fc.integer({ min: 0, max: 23 }),
    toHour: fc.integer({ min: 0, max: 24 }),
  })
  .map(
    ({ people, validFrom, lastsDays, ...rest }): Rotation => ({
      ...rest,
      id: 'rotation',
      userIds: Array.from({ length: people }, (_, n) => `user ${n}`),
      validFrom,
      validTo: lastsDays === null ? null : new Date(validFrom.getTime() + lastsDays * dayMs),
    }),
  )
const overrides = fc
  .tuple(moments, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 3 }))
  .map(([validFrom, quarters, n]) => ({
    id: `override ${n}`,
    userId: `stand-in ${n}`,
    validFrom,
    validTo: new Date(validFrom.getTime() + quarters * 15 * minuteMs),
    createdAt: new Date(validFrom.getTime() - n * hourMs),
  }))
const schedules = fc.record({
  id: fc.constant('schedule'),
  name: fc.constant('Platform'),
  timeZone: zones,
  rotations: fc.array(rotations, { maxLength: 3 }),
  overrides: fc.array(overrides, { maxLength: 3 }),
})

const formats = new Map<string, Intl.DateTimeFormat>()
/** Local day and hour as one number of hours, by the runtime's own calendar. */
function localHours(at: Date, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      hourCycle: 'h23',
    })
  formats.set(timeZone, format)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0 } = part
  return Date.UTC(year, month - 1, day, hour) / hourMs
}

test('a turn is handed over once, at the first instant of its local hour, whatever the clocks do', () => {
  fc.assert(
    fc.property(rotations, zones, moments, (rotation, zone, at) => {
      // What the wall clock has shown at most so far: an hour that comes twice is the same hour.
      const shown = Array.from({ length: 13 }, (_, n) => new Date(at.getTime() - n * 15 * minuteMs))
      const most = Math.max(...shown.map((moment) => localHours(moment, zone)))
      const firstDay = Math.floor(localHours(rotation.validFrom, zone) / 24)
      const handedOverDay = Math.floor((most - rotation.handoverHour) / 24)
      const expected = Math.max(0, Math.floor((handedOverDay - firstDay) / rotation.turnDays))
      expect(turnsEnded(rotation, zone, at)).toBe(expected)
    }),
    { numRuns: 2_000 },
  )
})

test('shifts follow each other without gap or overlap, and say at every moment who is on call', () => {
  fc.assert(
    fc.property(schedules, moments, fc.integer({ min: 1, max: 4 * 96 }), (schedule, from, quarters) => {
      const to = new Date(from.getTime() + quarters * 15 * minuteMs)
      const shifts = shiftsBetween(schedule, from, to)
      expect(shifts[0]?.from).toEqual(from)
      expect(shifts.at(-1)?.to).toEqual(to)
      for (const [index, shift] of shifts.entries()) {
        const next = shifts[index + 1]
        expect(shift.from < shift.to).toBe(true)
        if (next === undefined) continue
        expect(shift.to).toEqual(next.from)
        expect([next.userIds, next.isOverride]).not.toEqual([shift.userIds, shift.isOverride])
      }
      for (let at = from.getTime(); at < to.getTime(); at += 15 * minuteMs) {
        const { userIds, isOverride } = onCallAt(schedule, new Date(at))
        const shift = shifts.find((one) => one.from.getTime() <= at && at < one.to.getTime())
        expect({ userIds: shift?.userIds, isOverride: shift?.isOverride }).toEqual({ userIds, isOverride })
      }
    }),
    { numRuns: 150 },
  )
})

test('a gap is exactly where nobody who may be called is on call', () => {
  const mayBeCalled = (userId: string) => userId !== 'user 0' && userId !== 'stand-in 0'
  fc.assert(
    fc.property(schedules, moments, (schedule, from) => {
      const to = new Date(from.getTime() + 3 * dayMs)
      const gaps = gapsBetween(schedule, from, to, mayBeCalled)
      for (let at = from.getTime(); at < to.getTime(); at += 15 * minuteMs) {
        const isGap = gaps.some((gap) => gap.from.getTime() <= at && at < gap.to.getTime())
        expect(isGap).toBe(!onCallAt(schedule, new Date(at)).userIds.some(mayBeCalled))
      }
    }),
    { numRuns: 100 },
  )
})

const platform: Schedule = {
  id: 'schedule',
  name: 'Platform',
  timeZone: 'Europe/Berlin',
  rotations: [
    {
      id: 'rotation',
      userIds: ['mira', 'oran', 'ines'],
      turnDays: 7,
      handoverHour: 9,
      validFrom: new Date('2026-10-19T07:00:00Z'),
      validTo: null,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      fromHour: 0,
      toHour: 0,
    },
  ],
  overrides: [],
}

test.each([
  ['2026-10-19T06:59:59Z', []],
  ['2026-10-19T07:00:00Z', ['mira']],
  ['2026-10-26T07:59:59Z', ['mira']],
  // Nine in the morning is an hour later by the sun: winter time began the day before.
  ['2026-10-26T08:00:00Z', ['oran']],
  ['2026-11-02T08:00:00Z', ['ines']],
  ['2026-11-09T08:00:00Z', ['mira']],
])('at %s the week is that of %j', (at, userIds) => {
  expect(onCallAt(platform, new Date(at)).userIds).toEqual(userIds)
})

test('of two who stand in at once, the one who was named last does', () => {
  const override = (id: string, createdAt: string) => ({
    id,
    userId: id,
    validFrom: new Date('2026-11-01T00:00:00Z'),
    validTo: new Date('2026-11-02T00:00:00Z'),
    createdAt: new Date(createdAt),
  })
  const overrides = [override('second', '2026-10-30T00:00:00Z'), override('first', '2026-10-29T00:00:00Z')]
  expect(onCallAt({ ...platform, overrides }, new Date('2026-11-01T12:00:00Z'))).toEqual({
    userIds: ['second'],
    isOverride: true,
  })
})

test('hours past midnight belong to the day on which they begin', () => {
  const [rotation] = platform.rotations
  if (rotation === undefined) throw new Error('no rotation')
  const fridayNight = { ...platform, rotations: [{ ...rotation, weekdays: [5], fromHour: 22, toHour: 6 }] }
  const isCovered = (at: string) => onCallAt(fridayNight, new Date(at)).userIds.length > 0
  expect(isCovered('2026-11-06T20:59:00Z')).toBe(false)
  expect(isCovered('2026-11-06T21:00:00Z')).toBe(true)
  expect(isCovered('2026-11-07T04:59:00Z')).toBe(true)
  expect(isCovered('2026-11-07T05:00:00Z')).toBe(false)
  expect(isCovered('2026-11-07T22:00:00Z')).toBe(false)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quarterEnd, quarterOf } from './quarter.ts'
import { dueOf, quartersToDraft, startOf } from './schedule.ts'

const terms = { time_zone: 'Europe/Berlin', draft_days: 7, decide_within_days: 21 }
const none = new Set<string>()

test('a draft is made a week before its quarter, and starts with it', () => {
  const running = new Set(['2026-Q4'])
  expect(quartersToDraft(new Date('2026-12-24T22:59:00Z'), running, terms)).toEqual([])
  const draftedAt = new Date('2026-12-24T23:00:00Z')
  expect(quartersToDraft(draftedAt, running, terms)).toEqual(['2027-Q1'])
  expect(startOf('2027-Q1', draftedAt, terms).toISOString()).toBe('2026-12-31T23:00:00.000Z')
})

test('a new installation reviews the running quarter, unless it would only start in the next', () => {
  const now = new Date('2026-11-22T15:00:00Z')
  expect(quartersToDraft(now, none, terms)).toEqual(['2026-Q4'])
  expect(startOf('2026-Q4', now, terms).toISOString()).toBe('2026-11-28T23:00:00.000Z')
  expect(quartersToDraft(new Date('2026-12-28T12:00:00Z'), none, terms)).toEqual(['2027-Q1'])
})

test('what a person called off stays off', () => {
  expect(quartersToDraft(new Date('2026-11-22T15:00:00Z'), new Set(['2026-Q4']), terms)).toEqual([])
})

test('decisions are in time until the end of the local day', () => {
  expect(dueOf(new Date('2026-10-12T09:00:00Z'), terms).toISOString()).toBe('2026-11-02T22:59:59.999Z')
})

test('at every moment the running quarter has a draft, or would start too late', () => {
  const moments = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(moments, (now) => {
      const current = quarterOf(now, terms.time_zone)
      const isTooLate = startOf(current, now, terms) >= quarterEnd(current, terms.time_zone)
      expect(quartersToDraft(now, none, terms).includes(current)).toBe(!isTooLate)
    }),
  )
})

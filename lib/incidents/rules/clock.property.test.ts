import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Clock, clockState, clockTimes } from './clock.ts'
import { wasWrittenBy } from './written-at.ts'

const start = Date.UTC(2026, 10, 1)
const minute = fc.integer({ min: 1, max: 20_000 })
const at = (minutes: number) => new Date(start + minutes * 60_000)

const clockOf = (
  within: number,
  stoppedAfter: number | null = null,
  voidedAfter: number | null = null,
): Clock => ({
  kind: 'publish',
  startedAt: at(0),
  ...clockTimes(at(0), within),
  stoppedAt: stoppedAfter === null ? null : at(stoppedAfter),
  voidedAt: voidedAfter === null ? null : at(voidedAfter),
})

test('what is exactly on time is in time', () => {
  expect(clockState(clockOf(60, 60), at(60))).toBe('stopped')
  expect(clockState(clockOf(60, 61), at(61))).toBe('stopped_late')
  expect(clockState(clockOf(60), at(60))).toBe('at_risk')
  expect(clockState(clockOf(60), at(61))).toBe('breached')
})

test('it is at risk from 80 % of its time', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 20_000 }).map((n) => n * 5),
      (within) => {
        const clock = clockOf(within)
        expect(clockState(clock, new Date(clock.atRiskAt.getTime() - 1))).toBe('running')
        expect(clockState(clock, clock.atRiskAt)).toBe('at_risk')
        expect(clock.atRiskAt.getTime()).toBe(start + within * 0.8 * 60_000)
      },
    ),
  )
})

test('as time passes it only ever gets worse, until something stops or voids it, and then it stays', () => {
  const order = ['running', 'at_risk', 'breached']
  fc.assert(
    fc.property(
      minute,
      fc.option(minute, { nil: null }),
      fc.option(minute, { nil: null }),
      minute,
      minute,
      (within, stopped, voided, a, b) => {
        const clock = clockOf(within, stopped, voided)
        const [early, late] = [Math.min(a, b), Math.max(a, b)]
        const [before, after] = [clockState(clock, at(early)), clockState(clock, at(late))]
        if (order.includes(before) && order.includes(after))
          expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before))
        // A proof is not undone by waiting; only voiding comes after it.
        if (before === 'stopped' || before === 'stopped_late') expect([before, 'voided']).toContain(after)
        if (before === 'voided') expect(after).toBe('voided')
      },
    ),
  )
})

test('what stops or voids it later changes nothing of how it stood before', () => {
  fc.assert(
    fc.property(minute, minute, minute, (within, later, asked) => {
      const asOf = at(Math.min(asked, later - 1))
      expect(clockState(clockOf(within, later), asOf)).toBe(clockState(clockOf(within), asOf))
      expect(clockState(clockOf(within, null, later), asOf)).toBe(clockState(clockOf(within), asOf))
    }),
  )
})

test('the id of a row says by when it was written', () => {
  const id = '0195e6a8-1234-7000-8000-000000000000'
  const written = new Date(0x0195e6a81234)
  expect(wasWrittenBy(id, written)).toBe(true)
  expect(wasWrittenBy(id, new Date(written.getTime() - 1))).toBe(false)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endOfLocalDay, localDay, quarterBegin, quarterEnd, quarterOf, shiftQuarter } from './quarter.ts'

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Pacific/Auckland',
  'Asia/Kathmandu',
  // Its clocks go forward at midnight: some days begin at one o'clock.
  'America/Santiago',
)
const moments = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

test('every moment lies in its quarter, and quarters follow each other without a gap', () => {
  fc.assert(
    fc.property(moments, zones, (at, zone) => {
      const quarter = quarterOf(at, zone)
      expect(quarterBegin(quarter, zone).getTime()).toBeLessThanOrEqual(at.getTime())
      expect(at.getTime()).toBeLessThan(quarterEnd(quarter, zone).getTime())
      expect(quarterOf(quarterEnd(quarter, zone), zone)).toBe(shiftQuarter(quarter, 1))
      expect(shiftQuarter(shiftQuarter(quarter, 1), -1)).toBe(quarter)
    }),
  )
})

test('the end of a local day is the last millisecond before the next one begins', () => {
  fc.assert(
    fc.property(moments, zones, fc.integer({ min: 0, max: 120 }), (at, zone, days) => {
      expect(endOfLocalDay(at, days, zone).getTime() + 1).toBe(localDay(at, days + 1, zone).getTime())
    }),
  )
})

test('a quarter begins at local midnight on either side of a change of clocks', () => {
  expect(quarterBegin('2026-Q4', 'Europe/Berlin').toISOString()).toBe('2026-09-30T22:00:00.000Z')
  expect(quarterBegin('2027-Q1', 'Europe/Berlin').toISOString()).toBe('2026-12-31T23:00:00.000Z')
  expect(quarterOf(new Date('2026-09-30T22:30:00Z'), 'Europe/Berlin')).toBe('2026-Q4')
  expect(quarterOf(new Date('2026-09-30T22:30:00Z'), 'UTC')).toBe('2026-Q3')
})

import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import { defaultPreferences, isQuietHour, type Preferences } from '../model/preferences.ts'
import { alertUrgencies, digestCadences } from '../model.ts'
import { mailDueAt } from './mail-times.ts'

const berlin: Preferences = {
  ...defaultPreferences('Europe/Berlin'),
  digestHour: 8,
  quietFrom: 20,
  quietTo: 7,
}
const due = (preferences: Partial<Preferences>, urgency: 'urgent' | 'soon' | 'notice', now: string) =>
  mailDueAt({ ...berlin, ...preferences }, urgency, new Date(now))?.toISOString()

describe('when a message goes out', () => {
  test('never, to whoever wants none, however urgent it is', () => {
    expect(mailDueAt({ ...berlin, cadence: 'off' }, 'urgent', new Date())).toBeNull()
  })

  test('at once, when it is urgent and that is wanted, in the middle of the night', () => {
    expect(due({ cadence: 'weekly' }, 'urgent', '2026-11-22T23:30:00Z')).toBe('2026-11-22T23:30:00.000Z')
  })

  test('an urgent one keeps quiet hours where that is not wanted', () => {
    expect(due({ cadence: 'immediate', isUrgentAlways: false }, 'urgent', '2026-11-22T23:30:00Z')).toBe(
      '2026-11-23T06:00:00.000Z',
    )
  })

  test('with the next digest of the day, in the zone of the reader', () => {
    expect(due({ cadence: 'daily' }, 'soon', '2026-11-22T06:59:59Z')).toBe('2026-11-22T07:00:00.000Z')
    expect(due({ cadence: 'daily' }, 'soon', '2026-11-22T07:00:00Z')).toBe('2026-11-23T07:00:00.000Z')
  })

  test('on Monday, once a week', () => {
    expect(due({ cadence: 'weekly' }, 'soon', '2026-11-22T12:00:00Z')).toBe('2026-11-23T07:00:00.000Z')
    expect(due({ cadence: 'weekly' }, 'soon', '2026-11-23T07:00:00Z')).toBe('2026-11-30T07:00:00.000Z')
  })

  test('at the next full hour, but not into quiet hours', () => {
    expect(due({ cadence: 'hourly' }, 'soon', '2026-11-23T09:20:00Z')).toBe('2026-11-23T10:00:00.000Z')
    expect(due({ cadence: 'hourly' }, 'soon', '2026-11-23T18:20:00Z')).toBe('2026-11-24T06:00:00.000Z')
  })

  test('a notice waits for the digest even of somebody who wants mail at once', () => {
    expect(due({ cadence: 'immediate' }, 'notice', '2026-11-23T09:20:00Z')).toBe('2026-11-24T07:00:00.000Z')
    expect(due({ cadence: 'immediate' }, 'soon', '2026-11-23T09:20:00Z')).toBe('2026-11-23T09:20:00.000Z')
  })

  test('the digest stays at eight o’clock when the clocks change', () => {
    // Berlin leaves summer time on 25 October 2026 and enters it on 29 March 2026.
    expect(due({ cadence: 'daily' }, 'soon', '2026-10-24T12:00:00Z')).toBe('2026-10-25T07:00:00.000Z')
    expect(due({ cadence: 'daily' }, 'soon', '2026-03-28T12:00:00Z')).toBe('2026-03-29T06:00:00.000Z')
  })

  test('an hour that the clocks skip is the first one after it', () => {
    const preferences = { cadence: 'daily', digestHour: 2, quietFrom: 0, quietTo: 0 } as const
    expect(due(preferences, 'soon', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z')
  })
})

test('whatever was chosen: never in the past, never beyond a week and a day, never in quiet hours unless urgent', () => {
  const hour = fc.integer({ min: 0, max: 23 })
  fc.assert(
    fc.property(
      fc.record({
        cadence: fc.constantFrom(...digestCadences),
        digestHour: hour,
        quietFrom: hour,
        quietTo: hour,
        timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'),
        isUrgentAlways: fc.boolean(),
      }),
      fc.constantFrom(...alertUrgencies),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
      (preferences, urgency, now) => {
        const at = mailDueAt(preferences, urgency, now)
        if (preferences.cadence === 'off') {
          expect(at).toBeNull()
          return
        }
        const ms = at?.getTime() ?? Number.NaN
        expect(ms).toBeGreaterThanOrEqual(now.getTime())
        expect(ms).toBeLessThanOrEqual(now.getTime() + 9 * dayMs)
        if (urgency === 'urgent' && preferences.isUrgentAlways) {
          expect(ms).toBe(now.getTime())
          return
        }
        const local = DateTime.fromMillis(ms, { zone: preferences.timeZone })
        expect(isQuietHour(preferences, local.hour)).toBe(false)
      },
    ),
    { numRuns: 2_000 },
  )
})

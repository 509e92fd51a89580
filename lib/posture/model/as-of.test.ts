import { describe, expect, test } from 'vitest'
import { readAsOf, withAsOf } from './as-of.ts'

const now = new Date('2026-11-22T07:00:00Z')

describe('?asOf=', () => {
  test.each([undefined, '', '2026-11-22'])('%o is the live page: today is not over', (parameter) => {
    expect(readAsOf(parameter, now)).toEqual({ kind: 'live' })
  })

  test('a day that is over is that day, also given twice', () => {
    expect(readAsOf('2026-09-30', now)).toEqual({ kind: 'day', day: '2026-09-30' })
    expect(readAsOf(['2026-09-30', 'x'], now)).toEqual({ kind: 'day', day: '2026-09-30' })
  })

  test.each(['2026-13-01', '2026-04-31', '30.9.2026', '2026-9-30', "' or 1=1"])(
    '"%s" is refused as no day',
    (text) => {
      expect(readAsOf(text, now)).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('is not a day'),
      })
    },
  )

  test.each(['0000-01-01', '0001-01-01', '1969-12-31'])(
    '%s is refused: no database has to count from there',
    (text) => {
      expect(readAsOf(text, now)).toMatchObject({
        kind: 'refused',
        message: expect.stringContaining('lies before'),
      })
    },
  )

  test('tomorrow is refused by name, with what to do', () => {
    expect(readAsOf('2026-11-23', now)).toEqual({
      kind: 'refused',
      message: '23 Nov 2026 has not come yet.',
      nextStep: expect.stringMatching(/choose a day that is over/),
    })
  })
})

test('the day is kept in links, before an anchor and after other parameters', () => {
  expect(withAsOf('/controls/a', '2026-09-30')).toBe('/controls/a?asOf=2026-09-30')
  expect(withAsOf('/findings?sla=overdue#top', '2026-09-30')).toBe(
    '/findings?sla=overdue&asOf=2026-09-30#top',
  )
  expect(withAsOf('/controls/a', null)).toBe('/controls/a')
})

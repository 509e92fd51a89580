import { expect, test } from 'vitest'
import { asOfMoment } from './as-of-moment.ts'
import { endOfDay } from './end-of-day.ts'

const now = new Date('2026-11-02T08:00:00Z')

test('a day that is over is judged at its end, none and today are live', () => {
  expect(asOfMoment('2026-10-31', now)).toEqual(endOfDay('2026-10-31'))
  expect(asOfMoment(null, now)).toBeNull()
  expect(asOfMoment('2026-11-02', now)).toBeNull()
})

test.each(['2026-11-03', '2026-02-30', 'yesterday', '0001-01-01'])(
  '%s is refused, not taken for live',
  (day) => {
    expect(() => asOfMoment(day, now)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  },
)

import { expect, test } from 'vitest'
import { readMoment } from './read-moment.ts'

test('a moment is read with its offset, and nothing is no moment', () => {
  expect(readMoment('2026-11-20T23:14:00+01:00')).toEqual(new Date('2026-11-20T22:14:00Z'))
  expect(readMoment('')).toBeNull()
  expect(readMoment(null)).toBeNull()
})

test.each(['yesterday', '2026-11-20', '0000-01-01T00:00:00Z'])('%s is refused', (text) => {
  expect(() => readMoment(text)).toThrow(expect.objectContaining({ code: 'invalid_input' }))
})

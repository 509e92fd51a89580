import { expect, test } from 'vitest'
import { lastMoment } from './last-moment.ts'

test('a day counts to its end where it is named', () => {
  expect(lastMoment('2026-10-12', 'UTC')).toEqual(new Date('2026-10-12T23:59:59.999Z'))
  expect(lastMoment('2026-10-12', 'America/New_York')).toEqual(new Date('2026-10-13T03:59:59.999Z'))
  expect(lastMoment('2026-10-12', 'Asia/Tokyo')).toEqual(new Date('2026-10-12T14:59:59.999Z'))
})

test('a day on which clocks are set back has its hour more', () => {
  expect(lastMoment('2026-11-01', 'America/New_York')).toEqual(new Date('2026-11-02T04:59:59.999Z'))
})

test('a moment stays what it is', () => {
  const at = new Date('2026-10-12T08:00:00Z')
  expect(lastMoment(at, 'America/New_York')).toEqual(at)
})

import { expect, test } from 'vitest'
import { formatLocal, localInputValue } from './local-time.ts'
import type { ScheduleView } from './on-call.ts'
import { onCallHeadline } from './on-call-headline.ts'

const schedule = (more: Partial<ScheduleView> = {}): ScheduleView => ({
  id: 'schedule',
  name: 'Platform',
  timeZone: 'Europe/Berlin',
  isCalled: true,
  isUncovered: false,
  now: { people: [{ id: 'mira', name: 'Mira Okafor' }], isOverride: false, until: null, next: [] },
  rotations: [],
  overrides: [],
  gaps: [],
  ...more,
})
const gap = { from: new Date('2026-11-28T00:00:00Z'), to: new Date('2026-11-30T00:00:00Z') }

test.each([
  [{ schedules: [], isDefaultList: true }, 'Nobody has decided yet whom a critical incident calls'],
  [
    { schedules: [schedule({ isCalled: false })], isDefaultList: false },
    'A critical incident calls people by name, whoever’s turn it is',
  ],
  [{ schedules: [schedule()], isDefaultList: false }, 'Mira Okafor is on call'],
  [
    { schedules: [schedule({ gaps: [gap] })], isDefaultList: false },
    'Mira Okafor is on call, but the next seven days have one gap',
  ],
  [
    { schedules: [schedule({ isUncovered: true, gaps: [gap] })], isDefaultList: false },
    'Nobody is on call for Platform',
  ],
])('the headline says what was found (%#)', (page, headline) => {
  expect(onCallHeadline(page)).toBe(headline)
})

test('times are those of the wall clock of the schedule', () => {
  const at = new Date('2026-11-23T08:05:00Z')
  expect(formatLocal(at, 'Europe/Berlin')).toBe('Mon 23 Nov, 09:05')
  expect(localInputValue(at, 'Europe/Berlin')).toBe('2026-11-23T09:05')
  expect(localInputValue(at, 'Asia/Kathmandu')).toBe('2026-11-23T13:50')
})

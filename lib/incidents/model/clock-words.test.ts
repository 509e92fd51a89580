import { describe, expect, test } from 'vitest'
import { type ClockTimes, describeClock } from './clock-words.ts'

const clock: ClockTimes = {
  kind: 'publish',
  name: 'publish',
  startedAt: '2026-11-21T04:11:00Z',
  atRiskAt: '2026-11-23T13:47:00Z',
  dueAt: '2026-11-24T04:11:00Z',
  stoppedAt: null,
  voidedAt: null,
}
const at = (iso: string) => new Date(iso)

describe('a clock in words', () => {
  test('that runs says what is left, in hours up to 72', () => {
    expect(describeClock(clock, at('2026-11-22T11:20:00Z'))).toMatchObject({
      state: 'running',
      title: 'Public post-mortem',
      text: '40 h 51 min left',
    })
  })

  test('is at risk from 80 % of its time, and breached after its end', () => {
    expect(describeClock(clock, at('2026-11-23T13:47:00Z')).state).toBe('at_risk')
    expect(describeClock(clock, at('2026-11-24T04:11:00Z')).state).toBe('at_risk')
    expect(describeClock(clock, at('2026-11-24T06:11:00Z'))).toMatchObject({
      state: 'breached',
      text: '2 h over',
    })
  })

  test('that stopped says how long it took, and by how much it was late', () => {
    const now = at('2026-12-01T00:00:00Z')
    expect(describeClock({ ...clock, stoppedAt: '2026-11-21T04:15:00Z' }, now)).toMatchObject({
      state: 'stopped',
      text: 'in 4 min',
    })
    expect(describeClock({ ...clock, stoppedAt: '2026-11-24T05:11:00Z' }, now)).toMatchObject({
      state: 'stopped_late',
      text: 'in 3 d 1 h, 1 h late',
    })
  })

  test('that stopped later than the moment shown still runs there', () => {
    const stopped = { ...clock, stoppedAt: '2026-11-22T12:00:00Z' }
    expect(describeClock(stopped, at('2026-11-22T11:20:00Z')).text).toBe('40 h 51 min left')
  })

  test('of a regulation goes by its own name', () => {
    expect(
      describeClock({ ...clock, kind: 'regulatory', name: 'NIS 2, early warning' }, at(clock.dueAt)).title,
    ).toBe('NIS 2, early warning')
  })
})

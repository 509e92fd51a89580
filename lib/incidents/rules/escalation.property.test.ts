import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minuteMs } from '#lib/platform/clock.ts'
import { type Call, type CallLevel, nextCall } from './escalation.ts'

const start = new Date('2026-11-23T03:00:00Z')
const at = (minutes: number) => new Date(start.getTime() + minutes * minuteMs)

const levels = fc
  .array(
    fc.record({ timeoutMinutes: fc.integer({ min: 1, max: 30 }), people: fc.integer({ min: 0, max: 2 }) }),
    {
      maxLength: 5,
    },
  )
  .map((list): CallLevel[] =>
    list.map(({ timeoutMinutes, people }, position) => ({
      position,
      timeoutMinutes,
      people: Array.from({ length: people }, (_, n) => ({
        userId: `${position}.${n}`,
        name: 'Somebody',
        reason: 'on call',
      })),
    })),
  )

/** Asks every minute, as the job does, and keeps what was called. */
function callUntil(list: readonly CallLevel[], minutes: number) {
  const calls: Call[] = []
  const made: { minute: number; round: number; level: number }[] = []
  for (let minute = 0; minute <= minutes; minute++) {
    const next = nextCall(list, calls, at(minute))
    if (next.type !== 'call') continue
    made.push({ minute, round: next.round, level: next.level })
    for (const _ of next.people) calls.push({ ...next, acknowledgedAt: null, endedAt: null })
  }
  return made
}

test('the levels that have somebody are called in order, each when the one before ran out, and all over again', () => {
  fc.assert(
    fc.property(levels, fc.integer({ min: 0, max: 200 }), (list, minutes) => {
      const staffed = list.filter(({ people }) => people.length > 0)
      const expected: { minute: number; round: number; level: number }[] = []
      let minute = 0
      for (let round = 1; staffed.length > 0 && minute <= minutes; round++) {
        for (const { position, timeoutMinutes } of staffed) {
          if (minute <= minutes) expected.push({ minute, round, level: position })
          minute += timeoutMinutes
        }
      }
      expect(callUntil(list, minutes)).toEqual(expected)
    }),
  )
})

const staffed = (position: number): CallLevel => ({
  position,
  timeoutMinutes: 5,
  people: [{ userId: `user ${position}`, name: 'Somebody', reason: 'on call' }],
})

test('says which levels it passed over', () => {
  const empty = { ...staffed(0), people: [] }
  expect(nextCall([empty, staffed(1)], [], start)).toMatchObject({ type: 'call', level: 1, skipped: [0] })
})

test('a list without anybody calls nobody', () => {
  expect(nextCall([], [], start)).toEqual({ type: 'nobody' })
  expect(nextCall([{ ...staffed(0), people: [] }], [], start)).toEqual({ type: 'nobody' })
})

test('a new emergency of the same incident begins with the first level, in a round of its own', () => {
  const ended: Call = { round: 2, level: 1, answerBy: at(30), acknowledgedAt: null, endedAt: at(10) }
  expect(nextCall([staffed(0), staffed(1)], [ended], at(11))).toMatchObject({
    type: 'call',
    round: 3,
    level: 0,
  })
})

test('a list that was shortened meanwhile goes on from its beginning', () => {
  const last: Call = { round: 1, level: 4, answerBy: at(0), acknowledgedAt: null, endedAt: null }
  expect(nextCall([staffed(0), staffed(1)], [last], at(1))).toMatchObject({
    type: 'call',
    round: 2,
    level: 0,
  })
})

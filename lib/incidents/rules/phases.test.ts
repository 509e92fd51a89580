import fc from 'fast-check'
import { expect, test } from 'vitest'
import { responseSteps } from '../model.ts'
import { type PhaseTimes, responsePhases } from './phases.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour))
const none: PhaseTimes = {
  reportedAt: at(0),
  triageBeganAt: null,
  steps: [],
  resolvedAt: null,
  learnedAt: null,
  dismissedAt: null,
}
const shown = (times: PhaseTimes) =>
  responsePhases(times).map(({ key, startedAt, endedAt }) => [
    key,
    new Date(startedAt).getUTCHours(),
    endedAt === null ? null : new Date(endedAt).getUTCHours(),
  ])

test('a new incident waits to be mobilised', () => {
  expect(shown(none)).toEqual([['mobilise', 0, null]])
})

test('each band lasts until its step was done; the post-mortem lasts until it is public', () => {
  const steps = responseSteps.map((step, index) => ({ step, doneAt: at(2 + index) }))
  expect(shown({ ...none, triageBeganAt: at(1), steps, resolvedAt: at(6) })).toEqual([
    ['mobilise', 0, 1],
    ['triage', 1, 2],
    ['contain', 2, 3],
    ['eradicate', 3, 4],
    ['recover', 4, 6],
    ['post_mortem', 6, null],
  ])
})

test('what was contained before triage ended has no band of its own', () => {
  const steps = [
    { step: 'contain' as const, doneAt: at(1) },
    { step: 'triage' as const, doneAt: at(2) },
  ]
  expect(shown({ ...none, triageBeganAt: at(1), steps })).toEqual([
    ['mobilise', 0, 1],
    ['triage', 1, 2],
    ['eradicate', 2, null],
  ])
})

test('a dismissal ends the band that lasted', () => {
  expect(shown({ ...none, triageBeganAt: at(1), dismissedAt: at(3) })).toEqual([
    ['mobilise', 0, 1],
    ['triage', 1, 3],
  ])
})

test('bands follow each other without a gap, and only the last may last', () => {
  const hour = fc.option(fc.integer({ min: 0, max: 200 }).map(at), { nil: null })
  const times = fc.record({
    reportedAt: fc.constant(at(0)),
    triageBeganAt: hour,
    steps: fc.array(
      fc.record({
        step: fc.constantFrom(...responseSteps),
        doneAt: fc.integer({ min: 0, max: 200 }).map(at),
      }),
      { maxLength: 4 },
    ),
    resolvedAt: hour,
    learnedAt: hour,
    dismissedAt: hour,
  })
  fc.assert(
    fc.property(times, (drawn) => {
      const phases = responsePhases(drawn)
      phases.forEach((phase, index) => {
        expect(phase.startedAt).toBe(index === 0 ? at(0).toISOString() : phases[index - 1]?.endedAt)
        if (phase.endedAt !== null) expect(phase.endedAt > phase.startedAt).toBe(true)
        else expect(index).toBe(phases.length - 1)
      })
    }),
  )
})

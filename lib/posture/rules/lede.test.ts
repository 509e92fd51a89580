import { describe, expect, test } from 'vitest'
import type { ControlStatus } from '../model.ts'
import { lede } from './lede.ts'

const monday = new Date('2026-09-28T08:00:00Z')
const friday = new Date('2026-09-25T23:00:00Z')

/** Each control is `title: before > now`. */
function say(moves: Record<string, [ControlStatus, ControlStatus]>, at = friday, asOf = monday): string {
  const now = Object.entries(moves).map(([title, [, status]]) => ({
    id: title,
    title,
    status,
    reason: `The reason of ${title}.`,
  }))
  return lede(
    now,
    { at, statuses: new Map(Object.entries(moves).map(([id, [before]]) => [id, before])) },
    asOf,
  )
}

describe('what changed', () => {
  test('a control that broke is named with its reason, and the rest are said to stand', () => {
    expect(say({ Pipeline: ['met', 'breached'], A: ['met', 'met'], B: ['unproven', 'unproven'] })).toBe(
      'Since Friday “Pipeline” went from met to breached: The reason of Pipeline. The other two stand where they stood.',
    )
  })

  test('nothing changed', () => {
    expect(say({ A: ['met', 'met'] })).toBe('Nothing has changed since Friday.')
  })

  test('away comes before proof lost, and that before what came back', () => {
    expect(
      say({
        Back: ['breached', 'met'],
        Lost: ['met', 'unproven'],
        Near: ['met', 'at_risk'],
        Broke: ['at_risk', 'breached'],
      }),
    ).toBe(
      'Since Friday “Broke” went from at risk to breached: The reason of Broke. ' +
        '“Near” went from met to at risk: The reason of Near. ' +
        '“Lost” is no longer proven. “Back” went from breached to met.',
    )
  })

  test('many are listed, not told one by one', () => {
    expect(
      say({
        A: ['met', 'at_risk'],
        B: ['met', 'at_risk'],
        C: ['unproven', 'breached'],
        D: ['breached', 'at_risk'],
        E: ['unproven', 'met'],
        F: ['met', 'met'],
      }),
    ).toBe(
      'Since Friday three controls moved away from the line: “C”, “A” and “B”. “D” and “E” moved towards the line. ' +
        'The other control stands where it stood.',
    )
  })

  test('without an earlier day it says so', () => {
    expect(lede([], null, monday)).toBe(
      'This is the first day on record; from tomorrow on, this line says what changed.',
    )
  })

  test('a control that the earlier day did not know has not moved', () => {
    const now = [{ id: 'new', title: 'New', status: 'breached', reason: 'It is.' }] as const
    expect(lede(now, { at: friday, statuses: new Map() }, monday)).toBe('Nothing has changed since Friday.')
  })

  test.each([
    ['2026-09-28T01:00:00Z', 'earlier today'],
    ['2026-09-27T23:59:00Z', 'yesterday'],
    ['2026-09-22T00:00:00Z', 'Tuesday'],
    ['2026-09-21T23:00:00Z', '21 Sep'],
    ['2025-12-31T00:00:00Z', '31 Dec 2025'],
  ])('%s is called %s', (at, name) => {
    expect(say({ A: ['met', 'met'] }, new Date(at))).toBe(`Nothing has changed since ${name}.`)
  })
})

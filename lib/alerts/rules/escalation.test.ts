import { describe, expect, test } from 'vitest'
import { dayMs, hourMs } from '#lib/platform/clock.ts'
import { alertKinds } from '../model.ts'
import { escalationAt, ladders, noticeMs } from './escalation.ts'

const dueAt = new Date('2026-12-12T12:00:00Z')
const openedAt = new Date('2026-12-01T00:00:00Z')
const at = (offsetMs: number) => new Date(dueAt.getTime() + offsetMs)
const level = (kind: 'review_due_soon' | 'review_overdue', offsetMs: number) =>
  escalationAt(kind, { dueAt, openedAt }, at(offsetMs))

describe('a review that is due', () => {
  test.each([
    [-7 * dayMs - 1, 0],
    [-7 * dayMs, 1],
    [-3 * dayMs - 1, 1],
    [-3 * dayMs, 2],
    [-dayMs - 1, 2],
    [-dayMs, 3],
    [-1, 3],
  ])('%i ms from its deadline has grown %i times, and reaches only its reviewer', (offset, expected) => {
    expect(level('review_due_soon', offset)).toEqual({ level: expected, repeats: 0, reach: 0 })
  })

  test('reaches the manager a day after it is due, and the lead after two', () => {
    expect(level('review_overdue', 0)).toEqual({ level: 1, repeats: 0, reach: 0 })
    expect(level('review_overdue', dayMs)).toEqual({ level: 2, repeats: 0, reach: 1 })
    expect(level('review_overdue', 2 * dayMs)).toEqual({ level: 3, repeats: 0, reach: 2 })
  })

  test('is said again every day from then on', () => {
    expect(level('review_overdue', 3 * dayMs - 1).repeats).toBe(0)
    expect(level('review_overdue', 3 * dayMs)).toEqual({ level: 3, repeats: 1, reach: 2 })
    expect(level('review_overdue', 9 * dayMs + hourMs).repeats).toBe(7)
  })
})

test('what has no deadline counts from the day it was noticed', () => {
  const since = { dueAt: null, openedAt }
  expect(escalationAt('orphan_privileged_account', since, openedAt)).toEqual({
    level: 1,
    repeats: 0,
    reach: 0,
  })
  const later = new Date(openedAt.getTime() + 3 * dayMs)
  expect(escalationAt('orphan_privileged_account', since, later)).toEqual({ level: 2, repeats: 0, reach: 1 })
})

test('a century of repeats still fits the column', () => {
  const late = new Date(dueAt.getTime() + 40_000 * dayMs)
  expect(escalationAt('review_overdue', { dueAt, openedAt }, late).repeats).toBe(32_767)
})

test.each(alertKinds)('the steps of %s follow each other, and reach ever more people', (kind) => {
  const { steps } = ladders[kind]
  expect(steps.map(({ afterMs }) => afterMs)).toEqual(
    steps.map(({ afterMs }) => afterMs).toSorted((a, b) => a - b),
  )
  expect(steps.map(({ reach }) => reach)).toEqual(steps.map(({ reach }) => reach).toSorted((a, b) => a - b))
})

test('a review is spoken of a week before it is due', () => {
  expect(noticeMs('review_due_soon')).toBe(7 * dayMs)
})

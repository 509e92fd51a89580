import { expect, test } from 'vitest'
import { readTaskRequest, taskHref } from './task-query.ts'
import { tasksHeadline } from './tasks-headline.ts'

const cursor = { dueAt: '2026-11-22T23:59:59.000Z', id: '0193f2a0-0000-7000-8000-000000000001' }

test('an address of the actions reads as it was written', () => {
  const asked = { segment: 'late' as const, kind: 'follow_up' as const, isEverybodys: true }
  const href = taskHref(asked, cursor)
  const read = readTaskRequest(Object.fromEntries(new URLSearchParams(href.split('?')[1])))
  expect(read).toEqual({ ...asked, after: cursor })
  expect(taskHref({ segment: 'open', isEverybodys: false })).toBe('/actions')
})

test('what is not understood is left out', () => {
  expect(readTaskRequest({ segment: 'soon', kind: 'x', after: 'yesterday' })).toEqual({
    segment: 'open',
    isEverybodys: false,
  })
})

const counts = { open: 0, late: 0, done: 0, done_late: 0, cancelled: 0 }

test.each([
  [counts, false, 'Nothing is left for you to do'],
  [counts, true, 'No action is open'],
  [{ ...counts, open: 2, late: 1 }, false, 'Three actions are yours, one is late'],
  [{ ...counts, open: 1 }, true, 'One action is open, none is late'],
  [{ ...counts, late: 2 }, true, 'Two actions are open, all are late'],
])('the headline counts what is open and what is late', (given, isEverybodys, sentence) => {
  expect(tasksHeadline(given, isEverybodys)).toBe(sentence)
})

import { expect, test } from 'vitest'
import { isOverdueReport, reportsHeadline, statusHeadline, unreportedHeadline } from './report-headline.ts'

const none = { received: 0, acknowledged: 0, escalated: 0, dismissed: 0 }
const due = new Date('2026-11-02T08:00:00Z')
const after = (ms: number) => new Date(due.getTime() + ms)
const waiting = {
  status: 'received' as const,
  acknowledgedAt: null,
  acknowledgedByName: null,
  acknowledgeBy: due,
}

test('a report is overdue from the moment after its deadline until it is acknowledged', () => {
  expect(isOverdueReport(waiting, due)).toBe(false)
  expect(isOverdueReport(waiting, after(1))).toBe(true)
  expect(isOverdueReport({ ...waiting, acknowledgedAt: after(5) }, after(10))).toBe(false)
})

test.each([
  [none, 0, 'Nobody has reported anything yet'],
  [{ ...none, acknowledged: 3 }, 0, 'Every report is acknowledged'],
  [{ ...none, received: 1 }, 0, 'One report waits for an acknowledgement'],
  [{ ...none, received: 1 }, 1, 'One report waits for an acknowledgement, past its deadline'],
  [{ ...none, received: 2 }, 2, 'Two reports wait for an acknowledgement, all past their deadlines'],
  [{ ...none, received: 3 }, 1, 'Three reports wait for an acknowledgement, one past its deadline'],
])('the list says what waits: %o, %i overdue', (counts, overdue, headline) => {
  expect(reportsHeadline(counts, overdue)).toBe(headline)
})

test('its reporter is told where it stands', () => {
  expect(statusHeadline(waiting, due)).toMatch(/^Your report waits for/)
  expect(statusHeadline(waiting, after(1))).toMatch(/longer than it should/)
  const read = { ...waiting, status: 'acknowledged' as const, acknowledgedAt: due, acknowledgedByName: 'Ada' }
  expect(statusHeadline(read, after(1))).toBe('Ada has read your report')
  expect(statusHeadline({ ...read, status: 'escalated' }, after(1))).toBe('Your report led to an incident')
})

test.each([
  [0, false, 'Every known critical and high weakness was reported in time'],
  [1, false, '1 known weakness was never brought to the pillar lead'],
  [100, true, 'More than 100 known weaknesses were never brought to the pillar lead'],
])('silence is counted: %i', (count, isMore, headline) => {
  expect(unreportedHeadline(count, isMore)).toBe(headline)
})

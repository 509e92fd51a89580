import { expect, test } from 'vitest'
import { readReportQuery, writeReportQuery } from './report-query.ts'
import { readUnreportedQuery, writeUnreportedQuery } from './unreported-query.ts'

const id = '01a19b45-b800-7063-8c9d-30709538e425'
const at = new Date('2026-11-02T08:00:00.123Z')
const read = (query: string) => Object.fromEntries(new URLSearchParams(query))

test('what a list of reports is asked for survives its address', () => {
  const asked = { status: 'received' as const, after: { receivedAt: at, id } }
  expect(readReportQuery(read(writeReportQuery(asked)))).toEqual(asked)
  expect(writeReportQuery({ status: null, after: null })).toBe('')
})

test('so does the list of what nobody reported', () => {
  const asked = { isLate: false, after: { severity: 'high' as const, openedAt: at, findingId: id } }
  expect(readUnreportedQuery(read(writeUnreportedQuery(asked)))).toEqual(asked)
  expect(writeUnreportedQuery({ isLate: true, after: null })).toBe('')
})

test.each(['', 'x', `x~${id}`, `${at.toISOString()}~x`, `low~${at.toISOString()}~${id}`])(
  'a place that cannot be read, “%s”, is the beginning',
  (after) => {
    expect(readReportQuery({ after, status: 'unheard' })).toEqual({ status: null, after: null })
    expect(readUnreportedQuery({ after })).toEqual({ isLate: true, after: null })
  },
)

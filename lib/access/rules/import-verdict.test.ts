import { describe, expect, test } from 'vitest'
import { type ImportFacts, judgeImport } from './import-verdict.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const whole: ImportFacts = {
  isPartial: false,
  isPaginationFinished: true,
  isDeclaredComplete: false,
  receivedCount: 10,
  isReleased: false,
  observedAt: day(2),
  lastCompleteAt: day(1),
  shares: [],
}
const statusOf = (facts: Partial<ImportFacts>) => judgeImport({ ...whole, ...facts }).status

describe('an import', () => {
  test('older than the newest complete one of its feed changes nothing', () => {
    const verdict = judgeImport({ ...whole, observedAt: new Date(day(1).getTime() - 1) })
    expect(verdict).toMatchObject({ status: 'superseded', mayOpen: false, mayClose: false })
  })

  test('of the same instant is judged like a newer one', () => {
    expect(statusOf({ observedAt: day(1) })).toBe('complete')
  })

  test.each([
    ['some of it could not be read', { isPartial: true }],
    ['it ends before the last page', { isPaginationFinished: false, isDeclaredComplete: true }],
    ['nobody says that it is all', { isPaginationFinished: null }],
    ['it is empty and nobody says that this is all', { receivedCount: 0 }],
  ])('closes nothing when %s', (_why, facts) => {
    expect(judgeImport({ ...whole, ...facts })).toMatchObject({
      status: 'partial',
      mayOpen: true,
      mayClose: false,
    })
  })

  test.each([
    ['the document says so', { isPaginationFinished: true }],
    ['its sender says so', { isPaginationFinished: null, isDeclaredComplete: true }],
    ['its sender says so of an empty one', { receivedCount: 0, isDeclaredComplete: true }],
  ])('is complete when %s', (_why, facts) => {
    expect(judgeImport({ ...whole, ...facts })).toMatchObject({ status: 'complete', mayClose: true })
  })

  test.each([
    [6, 10, 'held'],
    [5, 10, 'complete'],
    [3, 5, 'held'],
    [4, 4, 'complete'],
  ] as const)('that would close %i of %i accounts is %s', (absent, open, status) => {
    expect(statusOf({ shares: [{ of: 'accounts', open, absent }] })).toBe(status)
  })

  test('is held for any one sort of facts, and says which', () => {
    const verdict = judgeImport({
      ...whole,
      shares: [
        { of: 'accounts', open: 100, absent: 0 },
        { of: 'grants', open: 10, absent: 9 },
      ],
    })
    expect(verdict).toMatchObject({ status: 'held', mayOpen: true, mayClose: false, held: { of: 'grants' } })
  })

  test('closes as much as it says once a person has released it', () => {
    expect(statusOf({ isReleased: true, shares: [{ of: 'grants', open: 10, absent: 10 }] })).toBe('complete')
  })
})

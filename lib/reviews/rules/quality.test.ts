import { expect, test } from 'vitest'
import { type DecisionCounts, reviewQuality } from './quality.ts'

const counts = (over: Partial<DecisionCounts['weighed']>): DecisionCounts => {
  const weighed = { decisions: 20, approved: 20, withComment: 0, medianMs: 1_000, ...over }
  return { ...weighed, bulk: 0, weighed }
}

test('more than 95 % approvals, under 5 s each, without a word: a rubber stamp', () => {
  expect(reviewQuality(counts({}))).toMatchObject({
    isRubberStamp: true,
    medianSeconds: 1,
    approveRatio: 1,
    words: 'Approved 20 of 20 in 1.0 s each, without a comment',
  })
})

test.each([
  ['exactly 95 % approved', { approved: 19 }],
  ['5 s each', { medianMs: 5_000 }],
  ['one comment', { withComment: 1 }],
  ['fewer than ten items', { decisions: 9, approved: 9 }],
])('%s: none', (_name, over) => expect(reviewQuality(counts(over)).isRubberStamp).toBe(false))

test('unchanged low-risk items, approved together as they are meant to be, accuse nobody', () => {
  const none = { decisions: 0, approved: 0, withComment: 0, medianMs: null }
  const all = { decisions: 200, approved: 200, bulk: 200, withComment: 0, medianMs: 0 }
  expect(reviewQuality({ ...all, weighed: none })).toMatchObject({ isRubberStamp: false, bulkRatio: 1 })
})

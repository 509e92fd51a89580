import { expect, test } from 'vitest'
import { type DecisionCounts, reviewQuality } from './quality.ts'

const counts = (over: Partial<DecisionCounts['weighed']>): DecisionCounts => {
  const weighed = { decisions: 20, approved: 20, wordless: 20, medianMs: 1_000, justified: 0, ...over }
  return { ...weighed, withComment: weighed.approved - weighed.wordless, bulk: 0, weighed }
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
  ['exactly 95 % approved', { approved: 19, wordless: 19 }],
  ['5 s each', { medianMs: 5_000 }],
  ['a comment on one of twenty', { wordless: 19 }],
  ['fewer than ten items', { decisions: 9, approved: 9, wordless: 9 }],
])('%s: none', (_name, over) => expect(reviewQuality(counts(over)).isRubberStamp).toBe(false))

test('one comment among hundreds of approvals in a rush silences nothing', () => {
  const rush = { decisions: 300, approved: 300, wordless: 299 }
  expect(reviewQuality(counts(rush))).toMatchObject({
    isRubberStamp: true,
    words: 'Approved 300 of 300 in 1.0 s each, 299 of them without a comment',
  })
})

test('what was justified with care is told beside, and excuses nothing of the rest', () => {
  expect(reviewQuality(counts({ justified: 1 }))).toMatchObject({
    isRubberStamp: true,
    words: 'Approved 20 of 20 in 1.0 s each, without a comment, beside 1 that was justified',
  })
})

test('unchanged low-risk items, approved together as they are meant to be, accuse nobody', () => {
  const none = { decisions: 0, approved: 0, wordless: 0, medianMs: null, justified: 0 }
  const all = { decisions: 200, approved: 200, bulk: 200, withComment: 0, medianMs: 0 }
  expect(reviewQuality({ ...all, weighed: none })).toMatchObject({ isRubberStamp: false, bulkRatio: 1 })
})

import { expect, test } from 'vitest'
import { daysToJudge, longestRewriteDays } from './days-to-judge.ts'

const now = new Date('2026-11-22T00:03:00Z')

test('within one day nothing before it is judged again', () => {
  expect(daysToJudge(null, new Date('2026-11-22T00:00:00Z'), now)).toEqual([])
})

test('the first evaluation after midnight finishes the day before', () => {
  expect(daysToJudge(null, new Date('2026-11-21T23:58:00Z'), now)).toEqual(['2026-11-21'])
})

test('days on which nothing ran are filled in', () => {
  expect(daysToJudge(null, new Date('2026-11-19T12:00:00Z'), now)).toEqual([
    '2026-11-19',
    '2026-11-20',
    '2026-11-21',
  ])
})

test('late evidence reaches back to the day it is about', () => {
  expect(daysToJudge('2026-11-20', new Date('2026-11-22T00:01:00Z'), now)).toEqual([
    '2026-11-20',
    '2026-11-21',
  ])
})

test('evidence of today, and an installation that never ran, rewrite nothing', () => {
  expect(daysToJudge('2026-11-22', null, now)).toEqual([])
  expect(daysToJudge(null, null, now)).toEqual([])
})

test('very old evidence stops at the limit', () => {
  expect(daysToJudge('2001-01-01', null, now)).toHaveLength(longestRewriteDays)
})

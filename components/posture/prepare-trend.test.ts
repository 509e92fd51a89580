import { expect, test } from 'vitest'
import type { TrendDay } from '#lib/posture/model/posture-view.ts'
import { prepareTrend } from './prepare-trend.ts'

const box = { width: 90, height: 20 }
const day = (status: TrendDay['status'], deviation: number | null): TrendDay => ({
  day: '2026-11-01',
  status,
  deviation,
  isRecorded: true,
})

test('out of true lies above the middle, inside below it', () => {
  const [out] = prepareTrend([day('breached', 1), day('breached', 1)], box)
  const [inside] = prepareTrend([day('met', -1), day('met', -1)], box)
  expect(out?.points).toBe('0.0,2.5 90.0,2.5')
  expect(inside?.points).toBe('0.0,17.5 90.0,17.5')
})

test('a change of status joins the pieces, each in its own colour', () => {
  const pieces = prepareTrend([day('met', -0.5), day('met', -0.5), day('breached', 0.5)], box)
  expect(pieces.map(({ status }) => status)).toEqual(['met', 'breached'])
  expect(pieces[0]?.points.split(' ').at(-1)).toBe(pieces[1]?.points.split(' ').at(-1))
})

test('an unproven stretch breaks the line: nobody saw how it got there', () => {
  const pieces = prepareTrend(
    [day('met', -0.5), day('unproven', null), day('unproven', null), day('met', -0.5)],
    box,
  )
  expect(pieces.map(({ isProven }) => isProven)).toEqual([true, false, true])
  expect(pieces[0]?.points.split(' ')).toHaveLength(2)
})

test('a single day still has a length', () => {
  expect(prepareTrend([day('met', 0)], box)[0]?.points).toBe('89.0,10.0 90.0,10.0')
})

test('a level stretch is its two ends, however many days it has', () => {
  const days = [0.5, 0.5, 0.5, 0.5, -0.5, -0.5, -0.5].map((deviation) => day('breached', deviation))
  expect(prepareTrend(days, box)[0]?.points).toBe('0.0,6.3 45.0,6.3 60.0,13.8 90.0,13.8')
})

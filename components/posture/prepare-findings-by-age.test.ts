import { expect, test } from 'vitest'
import { prepareFindingsByAge } from './prepare-findings-by-age.ts'

const sla = { critical: 7, high: 30, medium: 90, low: 120, unknown: 30 }

test.each([
  [[], 'No finding with a deadline is open'],
  [[{ severity: 'info', ageClass: 'no_deadline', count: 4 }], 'No finding with a deadline is open'],
  [[{ severity: 'low', ageClass: 'first_half', count: 4 }], 'Every open finding has time left in its SLA'],
  [[{ severity: 'high', ageClass: 'due_soon', count: 1 }], 'No finding is past its SLA, one falls due soon'],
  [
    [
      { severity: 'high', ageClass: 'due_soon', count: 2 },
      { severity: 'critical', ageClass: 'overdue', count: 1 },
    ],
    'One finding is past its SLA, two fall due soon',
  ],
] as const)('%o: %s', (ages, title) => {
  expect(prepareFindingsByAge(ages, sla).title).toBe(title)
})

test('bars and table hold the same figures, worst severity first', () => {
  const chart = prepareFindingsByAge(
    [
      { severity: 'low', ageClass: 'first_half', count: 5 },
      { severity: 'critical', ageClass: 'first_half', count: 2 },
      { severity: 'critical', ageClass: 'overdue', count: 3 },
    ],
    sla,
  )
  expect(chart.series.map(({ key }) => key)).toEqual(['critical', 'low'])
  expect(chart.bars[0]).toEqual({ band: 'first half', critical: 2, low: 5 })
  expect(chart.table.rows.map(({ values }) => values.at(-1))).toEqual(['7', '0', '0', '3'])
  expect(chart.caption).toBe('SLA: Critical 7 d, Low 120 d')
})

import { expect, test } from 'vitest'
import type { MfaDay } from '#lib/access/model/mfa-coverage.ts'
import { prepareMfaTrend } from './prepare-mfa-trend.ts'

const days = (values: MfaDay['values'][]): MfaDay[] =>
  values.map((value, place) => ({ day: `2026-11-${String(place + 1).padStart(2, '0')}`, values: value }))

test.each([
  [[], 'Coverage has not been measured yet'],
  [[{ cloud: 90 }, { cloud: 95 }], 'Cloud gained coverage since 1 Nov'],
  [
    [
      { cloud: 90, production: 100 },
      { cloud: 95, production: 99 },
    ],
    'Production lost coverage since 1 Nov',
  ],
  [[{ production: 100 }, { production: 100 }], 'Every environment was covered since 1 Nov'],
  [[{ production: 80 }, { production: 80 }], 'Coverage has not moved since 1 Nov'],
])('the title states the finding (%#)', (values, title) => {
  expect(prepareMfaTrend(days(values)).title).toBe(title)
})

test('a day without proof is a gap, never a zero', () => {
  const chart = prepareMfaTrend(days([{ cloud: 90 }, { cloud: null }, { cloud: 91 }]))
  expect(chart.points.map(({ cloud }) => cloud)).toEqual([90, null, 91])
  expect(chart.table.rows.flatMap(({ values }) => values)).toEqual(['91 %'])
})

test('an environment that was never measured has no line', () => {
  expect(prepareMfaTrend(days([{ cloud: 90, development: null }])).series.map(({ key }) => key)).toEqual([
    'cloud',
  ])
})

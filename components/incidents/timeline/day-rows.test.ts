import { expect, test } from 'vitest'
import type { TimelineEntry } from '#lib/incidents/model/timeline.ts'
import { dayRows } from './day-rows.ts'
import { dayTitle } from './day-title.ts'

const entry = (id: string, observedAt: string) => ({ id, observedAt }) as TimelineEntry

test('each day stands once, above its entries, in either order', () => {
  const entries = [
    entry('a', '2026-11-20T23:59:00.000Z'),
    entry('b', '2026-11-21T00:01:00.000Z'),
    entry('c', '2026-11-21T09:00:00.000Z'),
  ]
  expect(dayRows(entries).map(({ key }) => key)).toEqual(['day 2026-11-20', 'a', 'day 2026-11-21', 'b', 'c'])
  expect(dayRows(entries.toReversed()).map(({ key }) => key)).toEqual([
    'day 2026-11-21',
    'c',
    'b',
    'day 2026-11-20',
    'a',
  ])
  expect(dayRows([])).toEqual([])
})

test('a day is named in words while it is near', () => {
  const now = new Date('2026-11-22T00:30:00Z')
  const titles = ['2026-11-22', '2026-11-21', '2026-11-20'].map((day) =>
    dayTitle(new Date(`${day}T00:00:00Z`), now),
  )
  expect(titles).toEqual(['Sun 22 Nov 2026, today', 'Sat 21 Nov 2026, yesterday', 'Fri 20 Nov 2026'])
})

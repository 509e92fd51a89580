import { expect, test } from 'vitest'
import { dayMs } from '#lib/platform/clock.ts'
import type { FeedRow } from '../model/source-row.ts'
import type { ImportStatus } from '../model.ts'
import { sourceState } from './source-state.ts'

const now = new Date('2026-11-22T00:00:00Z')
const feed = (status: ImportStatus, completeDaysAgo: number | null): FeedRow => ({
  id: 'feed',
  sourceId: 'source',
  sourceName: 'source',
  format: 'people-csv',
  part: '',
  lastCompleteAt: completeDaysAgo === null ? null : new Date(now.getTime() - completeDaysAgo * dayMs),
  lastCompleteImportId: null,
  last: { importId: 'import', status, at: now, received: 1, expected: null, rejected: 0, assertsMfa: false },
})

test.each([
  ['empty', []],
  ['fresh', [feed('complete', 1)]],
  ['fresh', [feed('superseded', 6)]],
  ['stale', [feed('complete', 1), feed('complete', 8)]],
  ['partial', [feed('complete', 1), feed('partial', 2)]],
  ['partial', [feed('queued', null)]],
  ['failed', [feed('failed', 1), feed('partial', 9)]],
  ['held', [feed('held', 1), feed('failed', null)]],
] as const)('a source is %s by the worst of its feeds (%#)', (state, feeds) => {
  expect(sourceState(feeds, now)).toBe(state)
})

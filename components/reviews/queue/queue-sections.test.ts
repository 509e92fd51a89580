import { describe, expect, test } from 'vitest'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import { nextItem, sectioned } from './queue-sections.ts'

const item = (id: string, change: Partial<QueueItem> = {}) =>
  ({ id, rank: 'new', decision: null, closed: null, ...change }) as QueueItem

describe('a queue', () => {
  test('puts each rank under one heading', () => {
    const kinds = sectioned([item('a'), item('b'), item('c', { rank: 'rest' })]).map((entry) =>
      entry.kind === 'heading' ? entry.rank : entry.item.id,
    )
    expect(kinds).toEqual(['new', 'a', 'b', 'rest', 'c'])
  })

  test('moves by one and stays at its ends', () => {
    const items = [item('a'), item('b')]
    expect(nextItem(items, 'a', 1)?.id).toBe('b')
    expect(nextItem(items, 'b', 1)?.id).toBe('b')
    expect(nextItem(items, 'a', -1)?.id).toBe('a')
    expect(nextItem(items, null, 1)?.id).toBe('a')
    expect(nextItem([], null, 1)).toBeNull()
  })

  test('goes on to what waits after a decision, and round to what was passed over', () => {
    const done = { decision: 'approve' } as const
    const items = [item('a'), item('b', done), item('c', { closed: 'gone' }), item('d')]
    expect(nextItem(items, 'b', 'waiting')?.id).toBe('d')
    expect(nextItem(items, 'd', 'waiting')?.id).toBe('a')
    expect(nextItem([item('a', done)], 'a', 'waiting')?.id).toBe('a')
  })
})

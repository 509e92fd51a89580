import type { QueueItem } from '#lib/reviews/model/item.ts'
import type { QueueRank } from '#lib/reviews/model.ts'

export type QueueEntry = { kind: 'heading'; rank: QueueRank } | { kind: 'item'; item: QueueItem }

export const sectionTitles: Record<QueueRank, string> = {
  new: 'New since the last review',
  changed: 'Changed since it was approved',
  privileged: 'Privileged',
  unused: 'Unused, or at odds',
  rest: 'The rest',
  unchanged_low_risk: 'Unchanged since it was approved, low risk',
}

/** The items in their order, each rank under its heading. */
export function sectioned(items: readonly QueueItem[]): QueueEntry[] {
  const entries: QueueEntry[] = []
  let rank: QueueRank | null = null
  for (const item of items) {
    if (item.rank !== rank) entries.push({ kind: 'heading', rank: item.rank })
    rank = item.rank
    entries.push({ kind: 'item', item })
  }
  return entries
}

export const isWaiting = ({ decision, closed }: QueueItem): boolean => decision === null && closed === null

/**
 * Where the keyboard goes next: the item `by` steps away, or the next one that waits after a decision. Stays where it
 * is at either end.
 */
export function nextItem(
  items: readonly QueueItem[],
  from: string | null,
  by: 1 | -1 | 'waiting',
): QueueItem | null {
  const at = items.findIndex(({ id }) => id === from)
  if (by === 'waiting') {
    const after = items.slice(at + 1).find(isWaiting)
    return after ?? items.slice(0, Math.max(0, at)).find(isWaiting) ?? items[at] ?? null
  }
  const to = Math.min(items.length - 1, Math.max(0, at + by))
  return items[to] ?? null
}

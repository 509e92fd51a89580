'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { QueueItem } from '#lib/reviews/model/item.ts'
import { QueueRow } from './queue-row.tsx'
import { sectioned, sectionTitles } from './queue-sections.ts'

const rowHeight = 53
const headingHeight = 44
const overscan = 12

/** The items under their headings; only those near the window are drawn, however many there are. */
export function QueueList({
  items,
  active,
  selected,
  isSelectable,
  hasMore,
  fetchNext,
  now,
  onOpen,
  onSelect,
}: {
  items: readonly QueueItem[]
  active: string | null
  selected: ReadonlySet<string>
  isSelectable: boolean
  hasMore: boolean
  fetchNext: () => void
  now: Date
  onOpen: (item: QueueItem) => void
  onSelect: (item: QueueItem) => void
}) {
  const entries = useMemo(() => sectioned(items), [items])
  const listRef = useRef<HTMLDivElement>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  useEffect(() => setScrollMargin(listRef.current?.offsetTop ?? 0), [])
  const virtualizer = useWindowVirtualizer({
    count: entries.length,
    estimateSize: (index) => (entries[index]?.kind === 'heading' ? headingHeight : rowHeight),
    getItemKey: (index) => {
      const entry = entries[index]
      return entry === undefined ? index : entry.kind === 'heading' ? entry.rank : entry.item.id
    },
    overscan,
    scrollMargin,
    // What the server draws, before any window has a size.
    initialRect: { width: 1024, height: 900 },
  })
  const drawn = virtualizer.getVirtualItems()
  const last = drawn.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= entries.length - overscan) fetchNext()
  }, [hasMore, last, entries.length, fetchNext])

  // The active item stays in sight while the keyboard moves through the list.
  useEffect(() => {
    const index = entries.findIndex((entry) => entry.kind === 'item' && entry.item.id === active)
    const row = listRef.current?.querySelector(`[data-item="${active}"]`)
    if (index < 0) return
    if (row) row.scrollIntoView({ block: 'nearest' })
    else virtualizer.scrollToIndex(index, { align: 'auto' })
  }, [active, entries, virtualizer])

  return (
    <div ref={listRef} className="relative min-w-0" style={{ height: virtualizer.getTotalSize() }}>
      {drawn.map(({ index, start, key }) => {
        const entry = entries[index]
        if (entry === undefined) return null
        return (
          <div
            key={key}
            data-index={index}
            ref={virtualizer.measureElement}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start - scrollMargin}px)` }}
          >
            {entry.kind === 'heading' ? (
              <h2 className="border-b border-line px-2 pt-4 pb-2 text-sm font-semibold">
                {sectionTitles[entry.rank]}
              </h2>
            ) : (
              <QueueRow
                item={entry.item}
                isActive={entry.item.id === active}
                isSelected={selected.has(entry.item.id)}
                isSelectable={isSelectable}
                now={now}
                onOpen={() => onOpen(entry.item)}
                onSelect={() => onSelect(entry.item)}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

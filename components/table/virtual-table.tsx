'use client'

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { formatCount } from '#lib/platform/format/count.ts'
import type { Column, SortState } from './column.ts'
import { SpacerRow } from './spacer-row.tsx'
import { useRowFocus } from './use-row-focus.ts'
import { VirtualHeader } from './virtual-header.tsx'
import { VirtualRow } from './virtual-row.tsx'

const rowHeight = 38
/** The sticky header, in px: rows begin below it, and must not be scrolled under it. */
const headerHeight = 30
const overscan = 12
/** How many rows from the end the next page is asked for. */
const fetchAhead = 20

/**
 * A long list: a real table of which only the rows in view exist, growing by keyset pages.
 * `j`, `k`, arrows, Page, Home and End move between rows; Enter follows the row's link. One row is the tab stop.
 *
 * @param total how many rows the query has altogether; null when it is not counted
 * @param rowHref where a row leads; its first cell becomes the link
 * @param fetchNext asks for the next page; only called while `hasMore` and not `isFetching`
 * @param height CSS height the list scrolls within
 */
export function VirtualTable<Row extends object>({
  caption,
  columns,
  rows,
  rowKey,
  rowHref,
  total,
  hasMore,
  isFetching,
  fetchNext,
  sort = null,
  onSort,
  height = 'calc(100dvh - 14rem)',
}: {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  rowHref: (row: Row) => string
  total: number | null
  hasMore: boolean
  isFetching: boolean
  fetchNext: () => void
  sort?: SortState | null
  onSort?: (sort: SortState) => void
  height?: string
}) {
  const scrollRef = useRef<HTMLDivElement>(null)
  const activeRef = useRef(-1)

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : rowKey(row)
    },
    overscan,
    scrollMargin: headerHeight,
    scrollPaddingStart: headerHeight,
    // The row that holds the focus stays in the document when it is scrolled away, or the focus would be lost.
    rangeExtractor: (range) => {
      const inView = defaultRangeExtractor(range)
      const active = activeRef.current
      if (active < 0 || active >= range.count || inView.includes(active)) return inView
      return [...inView, active].sort((a, b) => a - b)
    },
  })
  const { active, setActive, onKeyDown } = useRowFocus({
    count: rows.length,
    scrollRef,
    activeRef,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  })

  const items = virtualizer.getVirtualItems()
  const lastDrawn = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (hasMore && !isFetching && lastDrawn >= rows.length - fetchAhead) fetchNext()
  }, [hasMore, isFetching, lastDrawn, rows.length, fetchNext])

  let drawnTo = headerHeight
  return (
    <div className="min-w-0">
      <div ref={scrollRef} className="overflow-auto" style={{ maxHeight: height }}>
        <table
          aria-rowcount={total === null && hasMore ? -1 : (total ?? rows.length) + 1}
          aria-busy={isFetching}
          onKeyDown={onKeyDown}
          className="w-full table-fixed border-separate border-spacing-0 text-sm"
        >
          <caption className="sr-only">{caption}</caption>
          <VirtualHeader columns={columns} sort={sort} {...(onSort === undefined ? {} : { onSort })} />
          <tbody>
            {items.map((item) => {
              const row = rows[item.index]
              if (row === undefined) return null
              const gap = item.start - drawnTo
              drawnTo = item.end
              return (
                <VirtualRow
                  key={item.key}
                  row={row}
                  columns={columns}
                  index={item.index}
                  gapBefore={gap}
                  isActive={item.index === active}
                  isTabStop={item.index === Math.max(active, 0)}
                  href={rowHref(row)}
                  onFocus={() => setActive(item.index)}
                  measure={virtualizer.measureElement}
                />
              )
            })}
            <SpacerRow height={virtualizer.getTotalSize() + headerHeight - drawnTo} />
          </tbody>
        </table>
      </div>
      <p role="status" className="px-2.5 pt-2.5 text-xs text-ink-3 tabular-nums">
        {formatCount(rows.length)}
        {total !== null && ` of ${formatCount(total)}`} loaded{isFetching ? ', loading more…' : ''}
      </p>
    </div>
  )
}

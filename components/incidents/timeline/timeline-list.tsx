'use client'

import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { usePageKeys } from '#components/shell/use-page-keys.ts'
import type { TimelineEntry } from '#lib/incidents/model/timeline.ts'
import { dayRows } from './day-rows.ts'
import { dayTitle } from './day-title.ts'
import { EntryDeeds } from './entry-deeds.tsx'
import { TimelineEntryView } from './timeline-entry.tsx'

const entryHeight = 76
const dayHeight = 34
const overscan = 8
/** How many rows from the end the next page is asked for. */
const fetchAhead = 20
/** What the server draws of a list whose window it cannot know. */
const serverHeight = 1_600

/**
 * The entries in the order in which they were seen, each day under its heading. Only those in view exist; the list grows
 * by keyset pages as the window scrolls. `j` and `k` move from entry to entry.
 */
export function TimelineList({
  number,
  entries,
  hasMore,
  isFetching,
  fetchNext,
  mayRespond,
  now,
  fresh,
  onFreshShown,
}: {
  number: number
  entries: readonly TimelineEntry[]
  hasMore: boolean
  isFetching: boolean
  fetchNext: () => void
  mayRespond: boolean
  now: Date
  /** An entry that was just written here: it is brought into view once it is among the entries. */
  fresh: string | null
  onFreshShown: () => void
}) {
  const rows = useMemo(() => dayRows(entries), [entries])
  const listRef = useRef<HTMLOListElement>(null)
  const [top, setTop] = useState(0)
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => (rows[index]?.kind === 'day' ? dayHeight : entryHeight),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan,
    scrollMargin: top,
    initialRect: { width: 0, height: serverHeight },
  })

  // What stands above the list grows and shrinks: the composer opens, a notice goes.
  useLayoutEffect(() => {
    const measure = () => {
      const list = listRef.current
      if (list !== null) setTop(Math.round(list.getBoundingClientRect().top + window.scrollY))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [])

  const items = virtualizer.getVirtualItems()
  const lastDrawn = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (hasMore && !isFetching && lastDrawn >= rows.length - fetchAhead) fetchNext()
  }, [hasMore, isFetching, lastDrawn, rows.length, fetchNext])

  const wanted = useRef<string | null>(null)
  const [active, setActive] = useState<string | null>(null)
  // After every render: the wanted entry may have just been drawn.
  useEffect(() => {
    if (wanted.current === null) return
    const entry = listRef.current?.querySelector<HTMLElement>(`[data-entry="${wanted.current}"]`)
    if (!entry) return
    wanted.current = null
    entry.focus({ preventScroll: true })
    entry.scrollIntoView({ block: 'nearest' })
  })

  function show(id: string) {
    wanted.current = id
    setActive(id)
    const index = rows.findIndex(({ key }) => key === id)
    if (!items.some((item) => item.index === index)) virtualizer.scrollToIndex(index, { align: 'center' })
  }
  const showFresh = useEffectEvent((id: string) => {
    show(id)
    onFreshShown()
  })
  const isFreshHere = fresh !== null && entries.some(({ id }) => id === fresh)
  useEffect(() => {
    if (isFreshHere) showFresh(fresh)
  }, [isFreshHere, fresh])

  function move(by: 1 | -1) {
    const at = entries.findIndex(({ id }) => id === active)
    const next = entries[at === -1 ? 0 : Math.min(entries.length - 1, Math.max(0, at + by))]
    if (next !== undefined) show(next.id)
  }
  usePageKeys({ j: () => move(1), k: () => move(-1) })

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (!(event.target instanceof HTMLElement) || event.target.dataset.entry === undefined) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (by === null) return
    event.preventDefault()
    move(by)
  }

  const before = (items[0]?.start ?? top) - top
  const after = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? top) - top)
  return (
    <ol
      ref={listRef}
      aria-label="Timeline"
      aria-busy={isFetching}
      onKeyDown={onKeyDown}
      style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}
    >
      {items.map((item) => {
        const row = rows[item.index]
        if (row === undefined) return null
        if (row.kind === 'day')
          return (
            <li key={row.key} ref={virtualizer.measureElement} data-index={item.index} className="pt-1 pb-2">
              <h3 className="text-xs font-semibold text-ink-2">{dayTitle(row.day, now)}</h3>
            </li>
          )
        const isTabStop = row.entry.id === active || (active === null && row.place === 0)
        return (
          <li
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            data-entry={row.entry.id}
            tabIndex={isTabStop ? 0 : -1}
            onFocus={() => setActive(row.entry.id)}
            className="group/row rounded-md"
          >
            <TimelineEntryView
              entry={row.entry}
              {...(mayRespond && { deeds: <EntryDeeds number={number} entry={row.entry} /> })}
            />
          </li>
        )
      })}
    </ol>
  )
}

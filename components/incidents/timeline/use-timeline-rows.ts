'use client'

import { useMemo } from 'react'
import { useKeysetPages } from '#components/table/use-keyset-pages.ts'
import type { TimelinePage } from '#lib/incidents/model/timeline.ts'

export type TimelineAddress = {
  number: number
  /** The canonical filter that `first` answers. */
  query: string
  /** ISO 8601; null: as it is now. */
  asOf: string | null
}

/** The entries of a timeline, page by page. */
export function useTimelineRows({ number, query, asOf }: TimelineAddress, first: TimelinePage) {
  const parameters = new URLSearchParams(query)
  if (asOf !== null) parameters.set('asOf', asOf)
  const { pages, ...list } = useKeysetPages(
    ['incidents', number, 'timeline', query, asOf],
    `/api/incidents/${number}/events?${parameters}`,
    first,
  )
  return { ...list, entries: useMemo(() => pages.flatMap((page) => page.entries), [pages]) }
}

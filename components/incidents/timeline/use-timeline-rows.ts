'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { TimelinePage } from '#lib/incidents/model/timeline.ts'

export type TimelineAddress = {
  number: number
  /** The canonical filter that `first` answers. */
  query: string
  /** ISO 8601; null: as it is now. */
  asOf: string | null
}

/**
 * The entries of a timeline: the server's first page, then more as they are scrolled to. When the server renders the
 * page again because something was told, what was fetched since is fetched anew.
 */
export function useTimelineRows({ number, query, asOf }: TimelineAddress, first: TimelinePage) {
  const client = useQueryClient()
  const queryKey = useMemo(() => ['incidents', number, 'timeline', query, asOf], [number, query, asOf])
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage({ number, query, asOf }, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
  })
  const seen = useRef(first)
  useEffect(() => {
    if (seen.current === first) return
    seen.current = first
    void client.invalidateQueries({ queryKey })
  }, [first, client, queryKey])

  return {
    entries: useMemo(() => data.pages.flatMap((page) => page.entries), [data]),
    hasMore: hasNextPage,
    isFetching,
    isError,
    fetchNext: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
  }
}

async function fetchPage(
  { number, query, asOf }: TimelineAddress,
  cursor: string | null,
  signal: AbortSignal,
): Promise<TimelinePage> {
  const parameters = new URLSearchParams(query)
  if (asOf !== null) parameters.set('asOf', asOf)
  if (cursor !== null) parameters.set('cursor', cursor)
  const response = await fetch(`/api/incidents/${number}/events?${parameters}`, { signal })
  if (!response.ok) throw new Error(`The timeline answered ${response.status}.`)
  return (await response.json()) as TimelinePage
}

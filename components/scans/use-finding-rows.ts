'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { FindingPage } from '#lib/scans/model/finding-row.ts'

/**
 * The rows of a list: the server's first page, then more as they are scrolled to. When the server renders the page
 * again because something changed, what was fetched since is fetched anew.
 */
export function useFindingRows(query: string, first: FindingPage) {
  const client = useQueryClient()
  const queryKey = useMemo(() => ['findings', 'list', query], [query])
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(query, pageParam, signal),
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
    rows: useMemo(() => data.pages.flatMap((page) => page.rows), [data]),
    hasMore: hasNextPage,
    isFetching,
    isError,
    fetchNext: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
  }
}

async function fetchPage(query: string, cursor: string | null, signal: AbortSignal): Promise<FindingPage> {
  const parameters = new URLSearchParams(query)
  if (cursor !== null) parameters.set('cursor', cursor)
  const response = await fetch(`/api/findings?${parameters}`, { signal })
  if (!response.ok) throw new Error(`The list of findings answered ${response.status}.`)
  return (await response.json()) as FindingPage
}

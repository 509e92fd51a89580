'use client'

import { hashKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'

/** A page of a list that is read by keyset; null: the last one. */
export type KeysetPage = { nextCursor: string | null }

/**
 * The pages of a list: the one that the server rendered, then more as they are scrolled to. When the server renders it
 * again because something changed, what was fetched since is fetched anew.
 * @param queryKey plain JSON; what a live message marks as stale begins with the same
 * @param address of the route that answers `Page`, with the filter; the cursor is added to it
 */
export function useKeysetPages<Page extends KeysetPage>(
  queryKey: readonly unknown[],
  address: string,
  first: Page,
) {
  const client = useQueryClient()
  const hash = hashKey(queryKey)
  const key = useMemo(() => JSON.parse(hash) as unknown[], [hash])
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage<Page>(address, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] },
  })
  const seen = useRef(first)
  useEffect(() => {
    if (seen.current === first) return
    seen.current = first
    void client.invalidateQueries({ queryKey: key })
  }, [first, client, key])

  return {
    pages: data.pages,
    hasMore: hasNextPage,
    isFetching,
    isError,
    fetchNext: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
  }
}

async function fetchPage<Page>(address: string, cursor: string | null, signal: AbortSignal): Promise<Page> {
  const url = new URL(address, window.location.href)
  if (cursor !== null) url.searchParams.set('cursor', cursor)
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`The list answered ${response.status}.`)
  return (await response.json()) as Page
}

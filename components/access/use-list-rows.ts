'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ListPage } from '#lib/access/model/list-page.ts'

/**
 * The rows of a list: the server's first page, then more as they are scrolled to. When the server renders the page
 * again because something changed, what was fetched since is fetched anew.
 * @param address of the route that gives the next pages, with the filter
 */
export function useListRows<Row>(address: string, first: ListPage<Row>) {
  const client = useQueryClient()
  const queryKey = useMemo(() => ['access', 'list', address], [address])
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage<Row>(address, pageParam, signal),
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

async function fetchPage<Row>(
  address: string,
  cursor: string | null,
  signal: AbortSignal,
): Promise<ListPage<Row>> {
  const url = new URL(address, window.location.href)
  if (cursor !== null) url.searchParams.set('cursor', cursor)
  const response = await fetch(url, { signal })
  if (!response.ok) throw new Error(`The list answered ${response.status}.`)
  return (await response.json()) as ListPage<Row>
}

'use client'

import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { QueueItem, QueuePage } from '#lib/reviews/model/item.ts'

export type QueueAddress = {
  campaignId: string
  reviewerId: string
  status: 'waiting' | 'decided' | 'all'
  /** One group of unchanged low-risk items; undefined: everything else. */
  group?: string | undefined
}

type Pages = InfiniteData<QueuePage, string | null>

/** `['reviews', campaignId, …]`: a live message about the campaign makes all of them stale. */
const keyOf = ({ campaignId, reviewerId, status, group }: QueueAddress) => [
  'reviews',
  campaignId,
  'queue',
  reviewerId,
  status,
  group ?? null,
]

/**
 * The items of a queue: the server's first page, then more as they are scrolled to. What is decided here is shown at
 * once (`patch`), and the server's word replaces it when it comes.
 */
export function useQueueRows(address: QueueAddress, first: QueuePage | null) {
  const client = useQueryClient()
  const { campaignId, reviewerId, status, group } = address
  const queryKey = useMemo(
    () => keyOf({ campaignId, reviewerId, status, group }),
    [campaignId, reviewerId, status, group],
  )
  const { data, hasNextPage, isFetching, isError, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      fetchPage({ campaignId, reviewerId, status, group }, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: QueuePage) => (next === null ? null : `${next.rank}:${next.id}`),
    ...(first !== null && { initialData: { pages: [first], pageParams: [null] } }),
  })
  const seen = useRef(first)
  useEffect(() => {
    if (seen.current === first) return
    seen.current = first
    void client.invalidateQueries({ queryKey })
  }, [first, client, queryKey])

  return {
    rows: useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]),
    groups: data?.pages[0]?.groups ?? [],
    hasMore: hasNextPage,
    isFetching,
    isError,
    fetchNext: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
  }
}

/** Shows a change of one item in every list that holds it, and gives back the way to take it back. */
export function usePatchItem(campaignId: string) {
  const client = useQueryClient()
  return useCallback(
    (itemId: string, change: Partial<QueueItem>) =>
      client.setQueriesData<Pages>({ queryKey: ['reviews', campaignId, 'queue'] }, (pages) =>
        pages === undefined
          ? pages
          : {
              ...pages,
              pages: pages.pages.map((page) => ({
                ...page,
                items: page.items.map((item) => (item.id === itemId ? { ...item, ...change } : item)),
              })),
            },
      ),
    [client, campaignId],
  )
}

async function fetchPage(
  { campaignId, reviewerId, status, group }: QueueAddress,
  after: string | null,
  signal: AbortSignal,
): Promise<QueuePage> {
  const parameters = new URLSearchParams({ reviewer: reviewerId, status })
  if (group !== undefined) parameters.set('group', group)
  if (after !== null) parameters.set('after', after)
  const response = await fetch(`/api/reviews/${campaignId}/items?${parameters}`, { signal })
  if (!response.ok) throw new Error(`The queue answered ${response.status}.`)
  return (await response.json()) as QueuePage
}

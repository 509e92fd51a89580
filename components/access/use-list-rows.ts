'use client'

import { useMemo } from 'react'
import { useKeysetPages } from '#components/table/use-keyset-pages.ts'
import type { ListPage } from '#lib/access/model/list-page.ts'

/**
 * The rows of a list, page by page.
 * @param address of the route that gives the next pages, with the filter
 */
export function useListRows<Row>(address: string, first: ListPage<Row>) {
  const { pages, ...list } = useKeysetPages(['access', 'list', address], address, first)
  return { ...list, rows: useMemo(() => pages.flatMap((page) => page.rows), [pages]) }
}

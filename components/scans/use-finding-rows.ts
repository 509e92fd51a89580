'use client'

import { useMemo } from 'react'
import { useKeysetPages } from '#components/table/use-keyset-pages.ts'
import type { FindingPage } from '#lib/scans/model/finding-row.ts'

/** The findings that a filter shows, page by page. */
export function useFindingRows(query: string, first: FindingPage) {
  const { pages, ...list } = useKeysetPages(['findings', 'list', query], `/api/findings?${query}`, first)
  return { ...list, rows: useMemo(() => pages.flatMap((page) => page.rows), [pages]) }
}

'use client'

import { type ReactNode, useCallback, useMemo } from 'react'
import type { Column } from '#components/table/column.ts'
import { ListFrame } from '#components/table/list-frame.tsx'
import { SearchBox } from '#components/table/search-box.tsx'
import { VirtualTable } from '#components/table/virtual-table.tsx'
import type { ListPage, ListSummary } from '#lib/access/model/list-page.ts'
import { ListChips, ListFacets } from './list-facets.tsx'
import { useListFilter } from './use-list-filter.ts'
import { useListRows } from './use-list-rows.ts'

/** What the server hands every list: the filter's address, its first page and its figures. */
export type ListProps<Row> = {
  /** The canonical filter that `first` and `summary` answer. */
  query: string
  first: ListPage<Row>
  summary: ListSummary
}

/** A list with search, facets, chips and a table that grows as it is scrolled. */
export function ListExplorer<Row extends { id: string }>({
  label,
  caption,
  spec,
  api,
  query,
  first,
  summary,
  columns,
  rowHref,
  empty,
}: ListProps<Row> & {
  /** Of the search box. */
  label: string
  caption: string
  /** The facets by name; it must not change from one rendering to the next. */
  spec: Readonly<Record<string, { title: string }>>
  /** Path of the route that gives the next pages. */
  api: string
  columns: readonly Column<Row>[]
  rowHref: (row: Row) => string
  empty: ReactNode
}) {
  const names = useMemo(() => Object.keys(spec), [spec])
  const { facets, setFacets, q, setQ, isPending } = useListFilter(names)
  const { rows, hasMore, isFetching, isError, fetchNext, retry } = useListRows(`${api}?${query}`, first)
  const search = useCallback((text: string) => void setQ({ q: text }), [setQ])
  const chosen = { spec, summary, facets, setFacets }
  return (
    <ListFrame
      facets={<ListFacets {...chosen} />}
      besideFrom="xl"
      search={<SearchBox label={label} value={q} onChange={search} />}
      chips={<ListChips {...chosen} />}
      noun="rows"
      retry={isError ? retry : null}
      isPending={isPending}
    >
      {rows.length === 0 ? (
        empty
      ) : (
        <VirtualTable
          // A changed filter is another list: it begins at its top.
          key={query}
          caption={caption}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          rowHref={rowHref}
          total={summary.total}
          hasMore={hasMore}
          isFetching={isFetching}
          fetchNext={fetchNext}
        />
      )}
    </ListFrame>
  )
}

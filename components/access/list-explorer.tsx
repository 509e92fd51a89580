'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { type ReactNode, useCallback, useMemo } from 'react'
import type { Column } from '#components/table/column.ts'
import { SearchBox } from '#components/table/search-box.tsx'
import { VirtualTable } from '#components/table/virtual-table.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
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
  const list = <ListFacets spec={spec} summary={summary} facets={facets} setFacets={setFacets} />
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 xl:grid-cols-[12.5rem_minmax(0,1fr)]">
      <aside aria-label="Filters" className="max-xl:hidden">
        {list}
      </aside>
      <div className="grid min-w-0 content-start gap-3" aria-busy={isPending}>
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox label={label} value={q} onChange={search} />
          <span className="xl:hidden">
            <Dialog
              title="Filters"
              trigger={
                <Button>
                  <ListFilter aria-hidden="true" /> Filters
                </Button>
              }
            >
              {list}
            </Dialog>
          </span>
        </div>
        <ListChips spec={spec} summary={summary} facets={facets} setFacets={setFacets} />
        {isError && (
          <Banner
            tone="breach"
            title="More rows could not be loaded."
            actions={<Button onClick={retry}>Try again</Button>}
          >
            What is shown stays. Check your connection.
          </Banner>
        )}
        <div className={isPending ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
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
        </div>
      </div>
    </div>
  )
}

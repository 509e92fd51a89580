'use client'

import ListFilter from 'lucide-react/icons/list-filter'
import { useCallback, useMemo } from 'react'
import { parseSort, type SortState } from '#components/table/column.ts'
import { SearchBox } from '#components/table/search-box.tsx'
import { VirtualTable } from '#components/table/virtual-table.tsx'
import { Banner } from '#components/ui/banner.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { type FindingSort, findingSorts } from '#lib/scans/model/finding-filter.ts'
import { type FindingPage, type FindingSummary, findingHref } from '#lib/scans/model/finding-row.ts'
import { FindingChips } from './finding-chips.tsx'
import { findingColumns } from './finding-columns.tsx'
import { FindingFacets } from './finding-facets.tsx'
import { NoFindings } from './no-findings.tsx'
import { type SavedFilter, SavedFilters } from './saved-filters.tsx'
import { useFindingFilter } from './use-finding-filter.ts'
import { useFindingRows } from './use-finding-rows.ts'

const sortKeys = ['severity', 'opened', 'due']

/** A column that was not sorted by begins with what matters most: the gravest, the oldest, the first due. */
function sortFor(present: FindingSort, pressed: SortState): FindingSort {
  const isNew = !present.startsWith(`${pressed.key}.`)
  const direction = isNew ? (pressed.key === 'severity' ? 'desc' : 'asc') : pressed.direction
  return findingSorts.find((sort) => sort === `${pressed.key}.${direction}`) ?? present
}

/** The list of findings: search, facets, chips, saved filters and a table that grows as it is scrolled. */
export function FindingsExplorer({
  query,
  first,
  summary,
  saved,
  now,
  mayUpload,
}: {
  /** The canonical filter that `first` and `summary` answer. */
  query: string
  first: FindingPage
  summary: FindingSummary
  /** Null for readers who keep no filters. */
  saved: readonly SavedFilter[] | null
  now: Date
  mayUpload: boolean
}) {
  const { filter, setFilter, isPending } = useFindingFilter()
  const { rows, hasMore, isFetching, isError, fetchNext, retry } = useFindingRows(query, first)
  const status = filter.status
  const columns = useMemo(() => findingColumns(now, status), [now, status])
  const search = useCallback((q: string) => void setFilter({ q }), [setFilter])
  const facets = (
    <FindingFacets
      facets={summary.facets}
      isCapped={summary.isCapped}
      filter={filter}
      setFilter={setFilter}
    />
  )
  return (
    <div className={status === 'open' ? 'grid gap-6 lg:grid-cols-[12.5rem_minmax(0,1fr)]' : undefined}>
      {status === 'open' && (
        <aside aria-label="Filters" className="max-lg:hidden">
          {facets}
        </aside>
      )}
      <div className="grid min-w-0 content-start gap-3" aria-busy={isPending}>
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox label="Search findings" value={filter.q} onChange={search} />
          {status === 'open' && (
            <span className="lg:hidden">
              <Dialog
                title="Filters"
                trigger={
                  <Button>
                    <ListFilter aria-hidden="true" /> Filters
                  </Button>
                }
              >
                {facets}
              </Dialog>
            </span>
          )}
          {saved !== null && <SavedFilters saved={saved} query={query} />}
        </div>
        <FindingChips facets={summary.facets} filter={filter} setFilter={setFilter} />
        {isError && (
          <Banner
            tone="breach"
            title="More findings could not be loaded."
            actions={<Button onClick={retry}>Try again</Button>}
          >
            What is shown stays. Check your connection.
          </Banner>
        )}
        <div className={isPending ? 'opacity-60 transition-opacity' : 'transition-opacity'}>
          {rows.length === 0 ? (
            <NoFindings
              isFiltered={query !== '' && query !== 'status=fixed'}
              status={status}
              mayUpload={mayUpload}
            />
          ) : (
            <VirtualTable
              // A changed filter is another list: it begins at its top.
              key={query}
              caption={status === 'open' ? 'Open findings' : 'Fixed findings'}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              rowHref={findingHref}
              total={summary.isCapped ? null : summary.total}
              hasMore={hasMore}
              isFetching={isFetching}
              fetchNext={fetchNext}
              sort={status === 'open' ? parseSort(filter.sort, sortKeys) : null}
              {...(status === 'open' && {
                onSort: (sort) => void setFilter({ sort: sortFor(filter.sort, sort) }),
              })}
            />
          )}
        </div>
      </div>
    </div>
  )
}

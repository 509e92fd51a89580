'use client'

import { useCallback, useMemo } from 'react'
import { parseSort, type SortState } from '#components/table/column.ts'
import { ListFrame } from '#components/table/list-frame.tsx'
import { SearchBox } from '#components/table/search-box.tsx'
import { VirtualTable } from '#components/table/virtual-table.tsx'
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
  const { facets, isCapped } = summary
  return (
    <ListFrame
      facets={
        status === 'open' ? (
          <FindingFacets facets={facets} isCapped={isCapped} filter={filter} setFilter={setFilter} />
        ) : null
      }
      besideFrom="lg"
      search={<SearchBox label="Search findings" value={filter.q} onChange={search} />}
      tools={saved !== null && <SavedFilters saved={saved} query={query} />}
      chips={<FindingChips facets={facets} filter={filter} setFilter={setFilter} />}
      noun="findings"
      retry={isError ? retry : null}
      isPending={isPending}
    >
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
          total={isCapped ? null : summary.total}
          hasMore={hasMore}
          isFetching={isFetching}
          fetchNext={fetchNext}
          sort={status === 'open' ? parseSort(filter.sort, sortKeys) : null}
          {...(status === 'open' && {
            onSort: (sort) => void setFilter({ sort: sortFor(filter.sort, sort) }),
          })}
        />
      )}
    </ListFrame>
  )
}

'use client'

import { createParser, debounce, parseAsArrayOf, parseAsString, useQueryState } from 'nuqs'
import { useMemo } from 'react'
import { formatSort, parseSort, type SortState } from './column.ts'

// `shallow: false`: the server renders the list, so it has to hear of the change.
const live = { shallow: false, clearOnDefault: true, scroll: false } as const
const listParser = parseAsArrayOf(parseAsString).withDefault([]).withOptions(live)
const textParser = parseAsString.withDefault('').withOptions(live)

/** A facet's ticked values, as `?severity=critical,high`. An empty list leaves the URL. */
export function useFacetState(name: string) {
  return useQueryState(name, listParser)
}

/** The search text, as `?q=…`; history keeps one entry for a whole word typed. */
export function useSearchState(name = 'q') {
  return useQueryState(name, textParser.withOptions({ limitUrlUpdates: debounce(150) }))
}

/** The sort, as `?sort=severity.desc`. A key that is not in `allowed` is ignored. */
export function useSortState(allowed: readonly string[], initial: SortState, name = 'sort') {
  const parser = useMemo(
    () =>
      createParser({
        parse: (text: string) => parseSort(text, allowed),
        serialize: formatSort,
        eq: (a, b) => a.key === b.key && a.direction === b.direction,
      })
        .withDefault(initial)
        .withOptions(live),
    [allowed, initial],
  )
  return useQueryState(name, parser)
}

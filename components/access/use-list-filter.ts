'use client'

import { parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs'
import { useMemo, useTransition } from 'react'

const list = parseAsArrayOf(parseAsString).withDefault([])
const text = parseAsString.withDefault('')

/**
 * Search and facets in the address, to read and to change. The server renders the list, so it hears of every change;
 * `isPending` is true until its answer is here.
 */
export function useListFilter(facetNames: readonly string[]) {
  const [isPending, startTransition] = useTransition()
  const parsers = useMemo(() => Object.fromEntries(facetNames.map((name) => [name, list])), [facetNames])
  const options = { shallow: false, scroll: false, clearOnDefault: true, startTransition } as const
  const [facets, setFacets] = useQueryStates(parsers, options)
  const [{ q }, setQ] = useQueryStates({ q: text }, options)
  return { facets, setFacets, q, setQ, isPending }
}

export type ListFilterState = ReturnType<typeof useListFilter>

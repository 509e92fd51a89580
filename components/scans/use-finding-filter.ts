'use client'

import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { findingSorts, noFilter } from '#lib/scans/model/finding-filter.ts'

const list = parseAsArrayOf(parseAsString).withDefault([])

const parsers = {
  status: parseAsStringLiteral(['open', 'fixed']).withDefault(noFilter.status),
  q: parseAsString.withDefault(''),
  severity: list,
  state: list,
  sla: list,
  type: list,
  asset: list,
  tool: list,
  branch: list,
  disposition: list,
  run: parseAsString,
  sort: parseAsStringLiteral(findingSorts).withDefault(noFilter.sort),
}

/**
 * The filter in the address, to read and to change. The server renders the list, so it hears of every change;
 * `isPending` is true until its answer is here.
 */
export function useFindingFilter() {
  const [isPending, startTransition] = useTransition()
  const [filter, setFilter] = useQueryStates(parsers, {
    shallow: false,
    scroll: false,
    clearOnDefault: true,
    startTransition,
  })
  return { filter, setFilter, isPending }
}

export type FindingFilterState = ReturnType<typeof useFindingFilter>

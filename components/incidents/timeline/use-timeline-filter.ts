'use client'

import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { timelineKinds } from '#lib/incidents/model.ts'

const parsers = {
  q: parseAsString.withDefault(''),
  kind: parseAsArrayOf(parseAsStringLiteral(timelineKinds)).withDefault([]),
  author: parseAsArrayOf(parseAsString).withDefault([]),
  pinned: parseAsBoolean.withDefault(false),
  since: parseAsString,
  order: parseAsStringLiteral(['oldest', 'newest'] as const).withDefault('oldest'),
}

/**
 * The filter in the address, to read and to change. The server renders the list, so it hears of every change;
 * `isPending` is true until its answer is here.
 */
export function useTimelineFilter() {
  const [isPending, startTransition] = useTransition()
  const [filter, setFilter] = useQueryStates(parsers, {
    shallow: false,
    scroll: false,
    clearOnDefault: true,
    startTransition,
  })
  return { filter, setFilter, isPending }
}

export type TimelineFilterState = ReturnType<typeof useTimelineFilter>

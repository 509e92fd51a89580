import type { ReactNode } from 'react'

/**
 * One column of a table of `Row`s.
 *
 * `phone` says what becomes of it at phone width: shown (default), hidden, or set `below` the first column as a small line.
 * `sortKey` makes the header a sort control; it is what lands in the URL.
 */
export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end'
  width?: string
  sortKey?: string
  phone?: 'show' | 'hide' | 'below'
}

export type SortDirection = 'asc' | 'desc'
export type SortState = { key: string; direction: SortDirection }

/** What the next press on a header does: a new column sorts descending first, the worst being what is looked for. */
export function nextSort(current: SortState | null, key: string): SortState {
  if (current?.key !== key) return { key, direction: 'desc' }
  return { key, direction: current.direction === 'desc' ? 'asc' : 'desc' }
}

/** `severity.desc`: how a sort reads in the URL. */
export function formatSort(sort: SortState): string {
  return `${sort.key}.${sort.direction}`
}

/** Reads `severity.desc`; anything else, or a key that is not allowed, is null. */
export function parseSort(text: string, allowed: readonly string[]): SortState | null {
  const dot = text.lastIndexOf('.')
  const key = text.slice(0, dot)
  const direction = text.slice(dot + 1)
  if (!allowed.includes(key) || (direction !== 'asc' && direction !== 'desc')) return null
  return { key, direction }
}

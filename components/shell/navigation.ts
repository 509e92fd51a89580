import type { ReactNode } from 'react'

/**
 * One place of the sidebar. `count` is a small figure; `isUrgent` sets it in the colour of a breach and is said aloud.
 * `countNoun` names what is counted for a screen reader (`open findings`). `keys` is its go-to sequence (`['g', 'f']`).
 */
export type NavItem = {
  label: string
  href: string
  icon: ReactNode
  count?: number
  countNoun?: string
  isUrgent?: boolean
  keys?: readonly string[]
}

/** A group of places; the first one usually has no `title`. */
export type NavGroup = { title?: string; items: readonly NavItem[] }

/** The place that is shown: of those that the address stands in, the nearest. `/` is only itself. */
export function currentPlace(groups: readonly NavGroup[], pathname: string): string | undefined {
  return groups
    .flatMap(({ items }) => items.map(({ href }) => href))
    .filter((href) => pathname === href || (href !== '/' && pathname.startsWith(`${href}/`)))
    .toSorted((a, b) => b.length - a.length)[0]
}

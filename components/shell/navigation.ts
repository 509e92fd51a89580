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

/** Whether a place is the one shown: its own page or anything below it. `/` is only itself. */
export function isCurrentPlace(href: string, pathname: string): boolean {
  if (href === '/') return pathname === '/'
  return pathname === href || pathname.startsWith(`${href}/`)
}

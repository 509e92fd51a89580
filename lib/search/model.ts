import { z } from 'zod'

/** What the command palette reads: places by kind, each with its address. */
export type SearchItem = { id: string; label: string; href: string; detail?: string }
export type SearchSection = { title: string; items: SearchItem[] }
export type SearchAnswer = { sections: SearchSection[] }

export const shortestSearch = 2
export const longestSearch = 200
/** Rows of one kind; who wants more uses that kind's own page. */
export const mostOfAKind = 6

export const searchInput = z.strictObject({ q: z.string().trim().min(shortestSearch).max(longestSearch) })

import { z } from 'zod'

/** Rows of a list as they travel in a page and in JSON; hand `nextCursor` back to get the rows after these. */
export type ListPage<Row> = { rows: Row[]; nextCursor: string | null }

export type FacetCount = { value: string; label: string; count: number }

/** What a whole list holds, beside the rows at hand; each facet as if it alone were not filtered by. */
export type ListSummary = { total: number; facets: Readonly<Record<string, FacetCount[]>> }

/** Where a page ended: the text it is sorted by, and the id that breaks ties. */
const cursorSchema = z.tuple([z.string().max(600), z.uuid()])
export type ListCursor = { key: string; id: string }

export const writeListCursor = ({ key, id }: ListCursor): string =>
  encodeURIComponent(JSON.stringify([key, id]))

/** Null for anything that is no cursor of ours: the list then starts anew. */
export function readListCursor(text: string | null): ListCursor | null {
  if (text === null) return null
  try {
    const [key, id] = cursorSchema.parse(JSON.parse(decodeURIComponent(text)))
    return { key, id }
  } catch {
    return null
  }
}

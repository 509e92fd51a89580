import { type SQL, sql } from 'drizzle-orm'

/** What holds now (null: the partial indexes of current facts), or held at a moment: begun by then, and not ended. */
export function heldAt(alias: string, at: Date | null): SQL {
  const name = sql.identifier(alias)
  if (at === null) return sql`${name}.valid_to is null`
  const moment = sql`${at.toISOString()}::timestamptz`
  return sql`${name}.valid_from <= ${moment} and (${name}.valid_to is null or ${name}.valid_to > ${moment})`
}

/** The moment a list is about. */
export const momentOf = (at: Date | null, now: Date): SQL => sql`${(at ?? now).toISOString()}::timestamptz`

export const allOf = (conditions: readonly (SQL | null)[]): SQL => {
  const given = conditions.filter((condition) => condition !== null)
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `)
}

/** A facet's values as a condition; an empty list is none. */
export const oneOf = (column: SQL, values: readonly string[]): SQL | null =>
  values.length === 0 ? null : sql`${column} = any(${sql.param(values)}::text[])`

/** Every word of a search must stand somewhere in one of the columns; null when there is no word. */
export function searched(columns: readonly SQL[], text: string): SQL | null {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return null
  return allOf(
    words.slice(0, 10).map((word) => {
      const pattern = `%${word.replaceAll('\\', '\\\\').replaceAll('%', '\\%').replaceAll('_', '\\_')}%`
      return sql`(${sql.join(
        columns.map((column) => sql`${column} ilike ${pattern}`),
        sql` or `,
      )})`
    }),
  )
}

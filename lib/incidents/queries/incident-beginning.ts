import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'

/** When an incident was reported, for pages of a day before it; null when there is none of that number. */
export const incidentBeginning = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({ number: z.int().positive() }),
  async run({ ctx: _, db, input: { number } }): Promise<Date | null> {
    const { rows } = await db.execute<{ at: string }>(
      sql`select reported_at as at from incidents where number = ${number}`,
    )
    const [row] = rows
    return row === undefined ? null : new Date(row.at)
  },
})

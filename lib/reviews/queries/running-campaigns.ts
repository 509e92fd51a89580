import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'

/** The ids of the campaigns that run, in a stable order. */
export const runningCampaigns = defineQuery({
  permission: 'reviews.run',
  input: z.strictObject({}),
  async run({ db }): Promise<string[]> {
    const { rows } = await db.execute<{ id: string }>(
      sql`select id from campaigns where status = 'running' order by id`,
    )
    return rows.map(({ id }) => id)
  },
})

import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { savedFilters } from '#db/schema/index.ts'
import { defineQuery } from '#lib/platform/query.ts'

export type SavedFilter = { id: string; name: string; query: string }

/** The reader's own saved filters of the findings. */
export const listSavedFilters = defineQuery({
  permission: 'filters.own',
  input: z.strictObject({}),
  async run({ ctx, db }): Promise<SavedFilter[]> {
    if (ctx.actor.type !== 'user') return []
    return db
      .select({ id: savedFilters.id, name: savedFilters.name, query: savedFilters.query })
      .from(savedFilters)
      .where(and(eq(savedFilters.userId, ctx.actor.id), eq(savedFilters.page, 'findings')))
      .orderBy(asc(savedFilters.name))
  },
})

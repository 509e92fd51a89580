import { count, eq } from 'drizzle-orm'
import { z } from 'zod'
import { savedFilters } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { readFindingFilter, writeFindingFilter } from '../model/finding-query.ts'
import { asPerson } from './parts/as-person.ts'

/** More than anybody reads down a menu. */
const mostFilters = 50

/** Keeps a filter of the findings under a name of the person's own; the same name is replaced. */
export const saveFilter = defineCommand({
  action: 'saved-filter.save',
  permission: 'filters.own',
  input: z.strictObject({ name: z.string().trim().min(1).max(60), query: z.string().max(4_000) }),
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    const [has] = await tx
      .select({ count: count() })
      .from(savedFilters)
      .where(eq(savedFilters.userId, person.id))
    if ((has?.count ?? 0) >= mostFilters) {
      throw new PlumblineError(
        'limit_exceeded',
        `You have ${mostFilters} saved filters already.`,
        'Delete one that you no longer use.',
      )
    }
    // Only what the page understands is kept: a saved filter is a link others' words must not get into.
    const query = writeFindingFilter(readFindingFilter(Object.fromEntries(new URLSearchParams(input.query))))
    const [saved] = await tx
      .insert(savedFilters)
      .values({
        id: newId(ctx.clock),
        userId: person.id,
        page: 'findings',
        name: input.name,
        query,
        createdAt: now,
      })
      .onConflictDoUpdate({
        target: [savedFilters.userId, savedFilters.page, savedFilters.name],
        set: { query },
      })
      .returning({ id: savedFilters.id })
    if (!saved) throw new Error('The filter was neither made nor replaced.')
    return {
      result: { id: saved.id },
      entry: { object: { type: 'saved-filter', id: saved.id }, payload: { name: input.name, query } },
    }
  },
})

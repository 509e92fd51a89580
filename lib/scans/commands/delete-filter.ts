import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { savedFilters } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { asPerson } from './parts/as-person.ts'

/** Deletes one of the person's own saved filters; somebody else's is not found. */
export const deleteFilter = defineCommand({
  action: 'saved-filter.delete',
  permission: 'filters.own',
  input: z.strictObject({ id: z.uuid() }),
  async run({ ctx, input, tx }) {
    const person = asPerson(ctx)
    const [deleted] = await tx
      .delete(savedFilters)
      .where(and(eq(savedFilters.id, input.id), eq(savedFilters.userId, person.id)))
      .returning({ name: savedFilters.name })
    if (!deleted) throw notFound('The saved filter', 'Reload the page: it may be deleted already.')
    return {
      result: { id: input.id },
      entry: { object: { type: 'saved-filter', id: input.id }, payload: { name: deleted.name } },
    }
  },
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'

/** Notes in the ledger that somebody takes the rejected rows of an import away, to mend them. The caller streams them then. */
export const exportRejects = defineCommand({
  action: 'access-import.export-rejects',
  permission: 'access.read',
  input: z.strictObject({ importId: z.uuid() }),
  async run({ ctx, input: { importId }, tx }) {
    requireRecentMfa(ctx)
    const [one] = await tx
      .select({ fileName: accessImports.fileName })
      .from(accessImports)
      .where(eq(accessImports.id, importId))
    if (!one) throw notFound('The import')
    return {
      result: { fileName: one.fileName },
      entry: {
        object: { type: 'access-import', id: importId },
        payload: { fileName: one.fileName, what: 'rejected rows', format: 'csv' },
      },
    }
  },
})

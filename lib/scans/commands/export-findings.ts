import { z } from 'zod'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { findingFilterSchema } from '../model/finding-filter-schema.ts'
import { writeFindingFilter } from '../model/finding-query.ts'

/** Notes in the ledger that somebody takes a list of findings away. The caller streams it then. */
export const exportFindings = defineCommand({
  action: 'findings.export',
  permission: 'scans.read',
  input: z.strictObject({ filter: findingFilterSchema }),
  async run({ ctx, input, now }) {
    // A token was itself given out under a fresh code; nobody sits behind it to be asked for another.
    if (ctx.actor.type !== 'token') requireRecentMfa(ctx)
    return {
      result: { exportedAt: now },
      entry: {
        object: { type: 'findings', id: 'export' },
        payload: { query: writeFindingFilter(input.filter), format: 'csv' },
      },
    }
  },
})

import { z } from 'zod'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { revocationFilterSchema } from '../model/revocation.ts'

/** Notes in the ledger that somebody takes the list of revocations away. The caller streams it then. */
export const exportRevocations = defineCommand({
  action: 'revocations.export',
  permission: 'revocations.read',
  input: z.strictObject({ filter: revocationFilterSchema }),
  async run({ ctx, input: { filter }, now }) {
    requireRecentMfa(ctx)
    return {
      result: { exportedAt: now },
      entry: { object: { type: 'revocations', id: 'export' }, payload: { filter, format: 'csv' } },
    }
  },
})

import { z } from 'zod'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { replaceRecoveryCodes } from './parts/recovery-codes.ts'
import { lockSessionUser } from './parts/session-user.ts'

/** Ten new recovery codes for oneself; the old ones stop working. */
export const regenerateRecoveryCodes = defineCommand({
  action: 'recovery-code.regenerate',
  permission: 'account.own',
  input: z.strictObject({}),
  async run({ ctx, tx, now }) {
    requireRecentMfa(ctx)
    const { user } = await lockSessionUser(tx, ctx)
    const recoveryCodes = await replaceRecoveryCodes(tx, user.id, now)
    return {
      result: { recoveryCodes },
      entry: { object: { type: 'user', id: user.id }, payload: { count: recoveryCodes.length } },
    }
  },
})

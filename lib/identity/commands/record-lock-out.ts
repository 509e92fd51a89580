import { createHash } from 'node:crypto'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { requestOrigin } from '../model.ts'

/**
 * Enters a lock-out in the ledger: once when the lock begins, whether the account exists or not. What was tried
 * stands in the payload, which can be erased.
 */
export const recordLockOut = defineCommand({
  action: 'sign-in.lock-out',
  permission: 'anyone',
  input: z.strictObject({
    rule: z.enum(['password:account-address', 'password:account', 'password:address', 'code:account']),
    subject: z.string().max(300),
    origin: requestOrigin,
  }),
  async run({ input }) {
    return {
      result: undefined,
      entry: {
        object: { type: 'lock-out', id: createHash('sha256').update(input.subject).digest('hex') },
        payload: { rule: input.rule, subject: input.subject, ...input.origin },
      },
    }
  },
})

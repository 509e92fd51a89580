import { defineCommand } from '#lib/platform/command.ts'
import { withReasonSchema } from '../model/revocation-input.ts'
import { asActing } from './parts/acting-on-revocation.ts'
import { lockRevocation } from './parts/locked-revocation.ts'
import { moveRevocation } from './parts/move-revocation.ts'

/**
 * Says that the system does not let the access be taken away. That excuses nothing: it stays owed and its clock runs,
 * until somebody finds a way or another lead accepts the risk.
 */
export const markNotSupported = defineCommand({
  action: 'revocation.mark-not-supported',
  permission: 'revocations.decide',
  input: withReasonSchema,
  async run({ ctx, input: { revocationId, reason }, tx, now }) {
    await asActing(tx, ctx)
    const revocation = await lockRevocation(tx, revocationId)
    const status = await moveRevocation(tx, ctx, revocation, 'mark_not_supported', reason, {}, now)
    return {
      result: { status },
      entry: {
        object: { type: 'revocation', id: revocationId },
        payload: { reason, target: revocation.target },
        decision: status,
      },
    }
  },
})

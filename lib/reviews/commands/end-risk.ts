import { defineCommand } from '#lib/platform/command.ts'
import { withReasonSchema } from '../model/revocation-input.ts'
import { asActing } from './parts/acting-on-revocation.ts'
import { lockRevocation } from './parts/locked-revocation.ts'
import { moveRevocation } from './parts/move-revocation.ts'

/** Ends the acceptance of a risk before its day: the access is owed again, with the deadline that it had. */
export const endRisk = defineCommand({
  action: 'revocation.end-risk',
  permission: 'revocations.decide',
  input: withReasonSchema,
  async run({ ctx, input: { revocationId, reason }, tx, now }) {
    await asActing(tx, ctx)
    const revocation = await lockRevocation(tx, revocationId)
    const status = await moveRevocation(
      tx,
      ctx,
      revocation,
      'end_risk',
      reason,
      { riskAcceptedUntil: now },
      now,
    )
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

import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { recoveryCodes } from '#db/schema/identity.ts'
import { hashRecoveryCode } from '#lib/platform/auth/recovery-code.ts'
import { elevateSession } from '#lib/platform/auth/session-record.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { recoveryCodeInput } from '../model.ts'
import type { CodeOutcome } from './confirm-second-factor.ts'
import { countWrongCode } from './parts/count-wrong-code.ts'
import { lockSessionUser } from './parts/session-user.ts'

/**
 * A recovery code instead of the app: good once, and only to enrol a new authenticator. The session stays at
 * aal1 until that is done, and the old authenticator keeps working, so a code that was found is no way in by
 * itself: whoever uses it needed the password first.
 */
export const spendRecoveryCode = defineCommand({
  action: 'recovery-code.spend',
  permission: 'anyone',
  input: z.strictObject({ code: recoveryCodeInput }),
  async run({ ctx, input, tx, now }): Promise<{ result: CodeOutcome; entry: LedgerDraft | null }> {
    const current = await lockSessionUser(tx, ctx)
    const [used] = await tx
      .update(recoveryCodes)
      .set({ usedAt: now })
      .where(
        and(
          eq(recoveryCodes.userId, current.user.id),
          eq(recoveryCodes.codeHash, hashRecoveryCode(input.code)),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id })
    if (!used) return countWrongCode(tx, current, now)
    const session = await elevateSession(tx, current.sessionId, {
      assurance: 'aal1',
      mfaAt: null,
      recoveredAt: now,
    })
    return {
      result: { outcome: 'accepted', session },
      entry: {
        object: { type: 'user', id: current.user.id },
        decision: 'accepted',
        payload: { recoveryCode: used.id, session: session.sessionId },
      },
    }
  },
})

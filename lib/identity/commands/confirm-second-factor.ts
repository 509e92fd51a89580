import { and, eq, isNull, lt, or } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { users } from '#db/schema/identity.ts'
import { elevateSession, type IssuedSession } from '#lib/platform/auth/session-record.ts'
import { acceptedTotpStep } from '#lib/platform/auth/totp.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { totpCodeInput } from '../model.ts'
import { countWrongCode } from './parts/count-wrong-code.ts'
import { lockSessionUser, type SessionUser } from './parts/session-user.ts'
import { openTotpSecret } from './parts/totp-secret.ts'

export type CodeOutcome =
  | { outcome: 'accepted'; session: IssuedSession }
  | { outcome: 'refused'; attemptsLeft: number }

/**
 * The current code of the authenticator app: raises a session to aal2, and refreshes the time of its second
 * factor when it is there already (step-up). The session's reference changes. Five wrong codes end the session.
 */
export const confirmSecondFactor = defineCommand({
  action: 'session.confirm-second-factor',
  permission: 'anyone',
  input: z.strictObject({ code: totpCodeInput }),
  async run({ ctx, input, tx, now }): Promise<{ result: CodeOutcome; entry: LedgerDraft | null }> {
    const current = await lockSessionUser(tx, ctx)
    if (!(await acceptCode(tx, current.user, input.code, now))) return countWrongCode(tx, current, now)
    const session = await elevateSession(tx, current.sessionId, {
      assurance: 'aal2',
      mfaAt: now,
      recoveredAt: null,
    })
    await tx.update(users).set({ lastSignedInAt: now }).where(eq(users.id, current.user.id))
    return {
      result: { outcome: 'accepted', session },
      entry: {
        object: { type: 'session', id: session.sessionId },
        decision: 'accepted',
        payload: { factor: 'totp', from: current.assurance },
      },
    }
  },
})

/** Is the code right, and is this its first use? Of two requests with one code, one wins the compare-and-set. */
async function acceptCode(
  tx: Transaction,
  user: SessionUser['user'],
  code: string,
  now: Date,
): Promise<boolean> {
  if (user.totpSecret === null || !user.hasSecondFactor) return false
  const secret = openTotpSecret(user.totpSecret, user.id)
  const step = await acceptedTotpStep({ secret, code, at: now, lastStep: user.totpLastStep })
  if (step === null) return false
  const used = await tx
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, user.id), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))))
    .returning({ id: users.id })
  return used.length === 1
}

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { hashPassword, isPassword } from '#lib/platform/auth/password.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { claimedPassword, newPassword } from '../model.ts'
import { countWrongCode } from './parts/count-wrong-code.ts'
import { lockSessionUser } from './parts/session-user.ts'

type PasswordOutcome = { outcome: 'changed' } | { outcome: 'refused'; attemptsLeft: number }

/**
 * Changes one's own password and ends every session, this one too. A wrong current password counts like a
 * wrong code, so that a stolen session cannot be used to search for it.
 */
export const changePassword = defineCommand({
  action: 'password.change',
  permission: 'account.own',
  input: z.strictObject({ current: claimedPassword, password: newPassword }),
  async run({ ctx, input, tx, now }): Promise<{ result: PasswordOutcome; entry: LedgerDraft | null }> {
    const session = await lockSessionUser(tx, ctx)
    if (!(await isPassword(session.user.passwordHash, input.current))) return countWrongCode(tx, session, now)
    const userId = session.user.id
    await tx
      .update(users)
      .set({ passwordHash: await hashPassword(input.password), passwordChangedAt: now })
      .where(eq(users.id, userId))
    const sessionsEnded = await revokeSessions(tx, { userId }, 'password-changed', now)
    return {
      result: { outcome: 'changed' },
      entry: { object: { type: 'user', id: userId }, decision: 'changed', payload: { sessionsEnded } },
    }
  },
})

import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { isPassword } from '#lib/platform/auth/password.ts'
import { type IssuedSession, openSession } from '#lib/platform/auth/session-record.ts'
import { defineCommand, type LedgerDraft } from '#lib/platform/command.ts'
import { claimedPassword, email, requestOrigin } from '../../model.ts'

export type SignInOutcome =
  | { outcome: 'opened'; session: IssuedSession; userId: string; name: string }
  | { outcome: 'refused' }

/**
 * A password opens a session at aal1, which reaches the second factor and nothing else. One answer, and one
 * duration, for a wrong password, an unknown address and a disabled user. Attempts are counted by the caller,
 * before this runs.
 */
export const signIn = defineCommand({
  action: 'session.open',
  permission: 'anyone',
  input: z.strictObject({ email, password: claimedPassword, origin: requestOrigin }),
  async run({ input, tx, now }): Promise<{ result: SignInOutcome; entry: LedgerDraft | null }> {
    const [user] = await tx
      .select({ id: users.id, name: users.name, passwordHash: users.passwordHash })
      .from(users)
      .where(and(eq(users.email, input.email), eq(users.status, 'active')))
      // Held: a reset or a new password meanwhile waits, and then ends the session that the old one opened.
      .for('share')
    const isRight = await isPassword(user?.passwordHash ?? null, input.password)
    if (!user || !isRight) return { result: { outcome: 'refused' }, entry: null }
    const session = await openSession(tx, {
      userId: user.id,
      assurance: 'aal1',
      origin: input.origin,
      now,
    })
    return {
      result: { outcome: 'opened', session, userId: user.id, name: user.name },
      entry: {
        object: { type: 'user', id: user.id },
        payload: { method: 'password', session: session.sessionId, ...input.origin },
      },
    }
  },
})

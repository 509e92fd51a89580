import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessions, users } from '#db/schema/identity.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

export type SessionUser = {
  sessionId: string
  assurance: 'aal1' | 'aal2'
  failedCodes: number
  isRecovered: boolean
  user: {
    id: string
    name: string
    email: string
    passwordHash: string | null
    totpSecret: Uint8Array | null
    totpLastStep: number | null
    hasSecondFactor: boolean
  }
}

/**
 * The caller's session and user, locked until the transaction ends: for the acts that a password alone may
 * reach (second factor, enrolment, signing out), which no permission covers.
 * @throws PlumblineError `unauthenticated`
 */
export async function lockSessionUser(tx: Transaction, ctx: Ctx): Promise<SessionUser> {
  if (ctx.actor.type !== 'user' || ctx.sessionId === null) throw signedOut()
  const [row] = await tx
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, ctx.sessionId))
    .for('update', { of: sessions })
  // Looked up a moment ago without a lock; it may have been revoked since.
  if (!row || row.session.revokedAt !== null || row.user.status !== 'active') throw signedOut()
  const { session, user } = row
  return {
    sessionId: session.id,
    assurance: session.assurance,
    failedCodes: session.failedCodes,
    isRecovered: session.recoveredAt !== null,
    user: {
      id: user.id,
      name: user.name,
      email: user.email,
      passwordHash: user.passwordHash,
      totpSecret: user.totpSecret,
      totpLastStep: user.totpLastStep,
      hasSecondFactor: user.mfaEnrolledAt !== null,
    },
  }
}

const signedOut = () => new PlumblineError('unauthenticated', 'Your session has ended.', 'Sign in again.')

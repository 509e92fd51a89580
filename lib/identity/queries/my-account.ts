import { and, count, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { recoveryCodes, users } from '#db/schema/identity.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { liveSessions, type SessionItem } from './parts/live-sessions.ts'

export type MyAccount = {
  name: string
  email: string
  passwordChangedAt: Date | null
  mfaEnrolledAt: Date | null
  recoveryCodesLeft: number
  sessions: SessionItem[]
}

/** One's own account: credentials by their age, and every place one is signed in. */
export const getMyAccount = defineQuery({
  permission: 'account.own',
  input: z.strictObject({}),
  async run({ ctx, db, now }): Promise<MyAccount> {
    const userId = ctx.actor.id
    const [[user], [codes], live] = await Promise.all([
      db
        .select({
          name: users.name,
          email: users.email,
          passwordChangedAt: users.passwordChangedAt,
          mfaEnrolledAt: users.mfaEnrolledAt,
        })
        .from(users)
        .where(eq(users.id, userId)),
      db
        .select({ left: count() })
        .from(recoveryCodes)
        .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt))),
      liveSessions(db, { userId, currentSessionId: ctx.sessionId }, now),
    ])
    if (!user) throw notFound('Your account')
    return { ...user, recoveryCodesLeft: codes?.left ?? 0, sessions: live }
  },
})

import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { recoveryCodes, sessions, users } from '#db/schema/identity.ts'
import { idleMinutes } from '#lib/platform/auth/session-cookie.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'

export type SessionItem = {
  id: string
  isCurrent: boolean
  createdAt: Date
  lastSeenAt: Date
  ip: string | null
  userAgent: string | null
  hasSecondFactor: boolean
}

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
      db
        .select({
          id: sessions.id,
          createdAt: sessions.createdAt,
          lastSeenAt: sessions.lastSeenAt,
          ip: sessions.ip,
          userAgent: sessions.userAgent,
          assurance: sessions.assurance,
        })
        .from(sessions)
        .where(
          and(
            eq(sessions.userId, userId),
            isNull(sessions.revokedAt),
            gt(sessions.expiresAt, now),
            gt(sessions.lastSeenAt, new Date(now.getTime() - idleMinutes * minuteMs)),
          ),
        )
        .orderBy(desc(sessions.lastSeenAt))
        .limit(100),
    ])
    if (!user) throw notFound('Your account')
    return {
      ...user,
      recoveryCodesLeft: codes?.left ?? 0,
      sessions: live.map(({ assurance, ...session }) => ({
        ...session,
        isCurrent: session.id === ctx.sessionId,
        hasSecondFactor: assurance === 'aal2',
      })),
    }
  },
})

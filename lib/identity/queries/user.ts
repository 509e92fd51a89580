import { and, eq, gt, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { apiTokens, oneTimeLinks, userRoles, users } from '#db/schema/identity.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { liveSessions, type SessionItem } from './parts/live-sessions.ts'

export type UserDetail = {
  id: string
  name: string
  email: string
  status: 'invited' | 'active' | 'disabled'
  createdAt: Date
  disabledAt: Date | null
  lastSignedInAt: Date | null
  mfaEnrolledAt: Date | null
  /** `grantedBy` is null when the set-up link gave the role. */
  roles: { role: Role; grantedAt: Date; grantedBy: string | null }[]
  sessions: SessionItem[]
  tokens: { id: string; name: string; expiresAt: Date }[]
  pendingLink: { purpose: 'setup' | 'invite' | 'reset'; expiresAt: Date } | null
}

/** Somebody with their roles, live sessions and live API tokens. */
export const getUser = defineQuery({
  permission: 'users.read',
  input: z.strictObject({ userId: z.uuid() }),
  async run({ ctx, input, db, now }): Promise<UserDetail> {
    const { userId } = input
    const granter = alias(users, 'granter')
    const [[user], roles, live, tokens, [link]] = await Promise.all([
      db.select().from(users).where(eq(users.id, userId)),
      db
        .select({ role: userRoles.role, grantedAt: userRoles.grantedAt, grantedBy: granter.name })
        .from(userRoles)
        .leftJoin(granter, eq(granter.id, userRoles.grantedBy))
        .where(eq(userRoles.userId, userId))
        .orderBy(userRoles.role),
      liveSessions(db, { userId, currentSessionId: ctx.sessionId }, now),
      db
        .select({ id: apiTokens.id, name: apiTokens.name, expiresAt: apiTokens.expiresAt })
        .from(apiTokens)
        .where(and(eq(apiTokens.ownerId, userId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, now)))
        .orderBy(apiTokens.expiresAt)
        .limit(100),
      db
        .select({ purpose: oneTimeLinks.purpose, expiresAt: oneTimeLinks.expiresAt })
        .from(oneTimeLinks)
        .where(
          and(eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, now)),
        )
        .limit(1),
    ])
    if (!user) throw notFound('This person', 'Look them up under People.')
    return {
      id: user.id,
      name: user.name,
      email: user.email,
      status: user.status,
      createdAt: user.createdAt,
      disabledAt: user.disabledAt,
      lastSignedInAt: user.lastSignedInAt,
      mfaEnrolledAt: user.mfaEnrolledAt,
      roles,
      sessions: live,
      tokens,
      pendingLink: link ?? null,
    }
  },
})

import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { apiTokens, users } from '#db/schema/identity.ts'
import { type Clock, minuteMs } from '../clock.ts'
import { hashOpaqueToken, newOpaqueToken } from '../crypto/opaque-token.ts'
import type { Ctx } from '../ctx.ts'
import type { TokenScope } from './permissions.ts'
import { tokenScopes } from './permissions.ts'

/** The prefix lets secret scanners, ours included, recognise a leaked token. */
export const newApiToken = (): string => `plb_${newOpaqueToken()}`

const tokenShape = /^plb_[\w-]{43}$/

/**
 * The ctx of a live token, or null: unknown, expired, revoked, or owned by somebody who is not active.
 * Notes the use at most once a minute.
 */
export async function tokenCtx(
  db: Database,
  token: string,
  requestId: string,
  clock: Clock,
): Promise<Ctx | null> {
  if (!tokenShape.test(token)) return null
  const now = clock.now()
  const [row] = await db
    .select({ id: apiTokens.id, name: apiTokens.name, scopes: apiTokens.scopes })
    .from(apiTokens)
    .innerJoin(users, eq(users.id, apiTokens.ownerId))
    .where(
      and(
        eq(apiTokens.tokenHash, hashOpaqueToken(token)),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, now),
        eq(users.status, 'active'),
      ),
    )
  if (!row) return null
  const isStale = or(
    isNull(apiTokens.lastUsedAt),
    lt(apiTokens.lastUsedAt, new Date(now.getTime() - minuteMs)),
  )
  await db
    .update(apiTokens)
    .set({ lastUsedAt: now })
    .where(and(eq(apiTokens.id, row.id), isStale))
  return {
    actor: { type: 'token', id: row.id, name: row.name, scopes: row.scopes.filter(isTokenScope) },
    roles: new Set(),
    assurance: 'none',
    sessionId: null,
    mfaAt: null,
    requestId,
    clock,
    db,
  }
}

const isTokenScope = (scope: string): scope is TokenScope =>
  (tokenScopes as readonly string[]).includes(scope)

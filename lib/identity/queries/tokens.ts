import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { apiTokens, users } from '#db/schema/identity.ts'
import type { TokenScope } from '#lib/platform/auth/permissions.ts'
import { defineQuery } from '#lib/platform/query.ts'

export type TokenItem = {
  id: string
  name: string
  hint: string
  scopes: TokenScope[]
  owner: { id: string; name: string; isActive: boolean }
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
  state: 'live' | 'expired' | 'revoked' | 'owner-inactive'
}

export type TokensPage = {
  items: TokenItem[]
  /** Pass as `after` for the next page; null on the last. */
  next: string | null
}

const pageSize = 100

/** API tokens, the newest first; their ids grow with time. Never the token itself, which nobody can read again. */
export const listTokens = defineQuery({
  permission: 'tokens.read',
  input: z.strictObject({ after: z.uuid().optional() }),
  async run({ input, db, now }): Promise<TokensPage> {
    const rows = await db
      .select({ token: apiTokens, ownerName: users.name, ownerStatus: users.status })
      .from(apiTokens)
      .innerJoin(users, eq(users.id, apiTokens.ownerId))
      .where(and(input.after === undefined ? undefined : lt(apiTokens.id, input.after)))
      .orderBy(desc(apiTokens.id))
      .limit(pageSize + 1)
    const items = rows.slice(0, pageSize).map(({ token, ownerName, ownerStatus }): TokenItem => {
      const isActive = ownerStatus === 'active'
      return {
        id: token.id,
        name: token.name,
        hint: token.hint,
        scopes: token.scopes as TokenScope[],
        owner: { id: token.ownerId, name: ownerName, isActive },
        createdAt: token.createdAt,
        expiresAt: token.expiresAt,
        lastUsedAt: token.lastUsedAt,
        state: stateOf(token, isActive, now),
      }
    })
    return { items, next: rows.length > pageSize ? (items.at(-1)?.id ?? null) : null }
  },
})

function stateOf(
  token: { revokedAt: Date | null; expiresAt: Date },
  isOwnerActive: boolean,
  now: Date,
): TokenItem['state'] {
  if (token.revokedAt !== null) return 'revoked'
  if (token.expiresAt <= now) return 'expired'
  return isOwnerActive ? 'live' : 'owner-inactive'
}

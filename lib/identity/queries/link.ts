import { and, eq, gt, isNull } from 'drizzle-orm'
import { oneTimeLinks, users } from '#db/schema/identity.ts'
import { hashOpaqueToken } from '#lib/platform/crypto/opaque-token.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { type LinkPurpose, linkToken } from '../model.ts'

export type LinkView = { name: string | null; email: string | null; expiresAt: Date }

/**
 * Looks at a one-time link without using it, for the page it leads to. Null when it does not work (any more).
 * No permission: holding the token is the right.
 */
export async function readLink(ctx: Ctx, token: string, purpose: LinkPurpose): Promise<LinkView | null> {
  if (!linkToken.safeParse(token).success) return null
  const [link] = await ctx.db
    .select({ name: users.name, email: users.email, expiresAt: oneTimeLinks.expiresAt })
    .from(oneTimeLinks)
    .leftJoin(users, eq(users.id, oneTimeLinks.userId))
    .where(
      and(
        eq(oneTimeLinks.tokenHash, hashOpaqueToken(token)),
        eq(oneTimeLinks.purpose, purpose),
        isNull(oneTimeLinks.usedAt),
        gt(oneTimeLinks.expiresAt, ctx.clock.now()),
      ),
    )
  return link ?? null
}

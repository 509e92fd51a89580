import { and, eq, gt } from 'drizzle-orm'
import { sessions, users } from '#db/schema/identity.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { addressBlock } from '#lib/platform/http/client-address.ts'

const rememberedDays = 30
/** More places than anybody signs in from. */
const mostAddresses = 200

/**
 * Has this account been signed in to from this block of addresses lately, with its second factor? An account that does
 * not exist is asked for in the same way, so that the answer takes as long.
 */
export async function isKnownAddress(ctx: Ctx, email: string, block: string): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - rememberedDays * dayMs)
  const rows = await ctx.db
    .selectDistinct({ ip: sessions.ip })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(users.email, email), eq(sessions.assurance, 'aal2'), gt(sessions.createdAt, since)))
    .limit(mostAddresses)
  return rows.some(({ ip }) => ip !== null && addressBlock(ip) === block)
}

import { sql } from 'drizzle-orm'
import { dayMs } from '../clock.ts'
import type { Ctx } from '../ctx.ts'

/** How long traces are kept that nobody needs any more. */
const abandonedUploadDays = 1
const failedUploadDays = 30
const endedSessionDays = 90
/** How long a message from outside is known by its id; longer than any sender tries again. */
const rememberedDeliveryDays = 90

/**
 * Daily housekeeping: month partitions ahead of time, abandoned uploads, sessions and links that ended long ago.
 * It deletes only what carries no evidence; the ledger keeps that they existed.
 */
export async function maintain(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now()
  const before = (days: number) => new Date(now.getTime() - days * dayMs).toISOString()
  const ahead = new Date(now.getTime() + 92 * dayMs).toISOString()
  await ctx.db.execute(sql`select ensure_month_partitions(${now.toISOString()}::date, ${ahead}::date)`)
  await ctx.db.execute(sql`
    delete from incoming i where i.completed_at is null and i.created_at < ${before(abandonedUploadDays)}::timestamptz
      or i.created_at < ${before(failedUploadDays)}::timestamptz`)
  await ctx.db.execute(sql`
    delete from sessions where least(expires_at, coalesce(revoked_at, expires_at)) < ${before(endedSessionDays)}::timestamptz`)
  await ctx.db.execute(sql`
    delete from one_time_links where expires_at < ${before(endedSessionDays)}::timestamptz`)
  await ctx.db.execute(sql`
    delete from incident_hook_deliveries where at < ${before(rememberedDeliveryDays)}::timestamptz`)
  await ctx.db.execute(sql`delete from rate_limits where expire < ${now.getTime()}`)
}

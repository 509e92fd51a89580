import { type SQL, sql } from 'drizzle-orm'
import { dayMs } from '../clock.ts'
import type { Ctx } from '../ctx.ts'
import { inSteps } from './in-steps.ts'

/** How long traces are kept that nobody needs any more. */
const abandonedUploadDays = 1
const failedUploadDays = 30
const endedSessionDays = 90
/** How long a message from outside is known by its id; longer than any sender tries again. */
const rememberedDeliveryDays = 90

/**
 * Housekeeping: month partitions ahead of time, abandoned uploads, sessions and links that ended long ago. It deletes
 * only what carries no evidence; the ledger keeps that they existed.
 */
export async function maintain({ db, clock }: Ctx): Promise<void> {
  const now = clock.now()
  const before = (days: number) => new Date(now.getTime() - days * dayMs).toISOString()
  const ahead = new Date(now.getTime() + 92 * dayMs).toISOString()
  const statements: Record<string, SQL> = {
    'month partitions': sql`select ensure_month_partitions(${now.toISOString()}::date, ${ahead}::date)`,
    'abandoned uploads': sql`
      delete from incoming i where i.completed_at is null and i.created_at < ${before(abandonedUploadDays)}::timestamptz
        or i.created_at < ${before(failedUploadDays)}::timestamptz`,
    'ended sessions': sql`
      delete from sessions where least(expires_at, coalesce(revoked_at, expires_at)) < ${before(endedSessionDays)}::timestamptz`,
    'expired links': sql`
      delete from one_time_links where expires_at < ${before(endedSessionDays)}::timestamptz`,
    'old deliveries of hooks': sql`
      delete from incident_hook_deliveries where at < ${before(rememberedDeliveryDays)}::timestamptz`,
    'rate limits': sql`delete from rate_limits where expire < ${now.getTime()}`,
  }
  await inSteps('platform.maintain', async (step) => {
    for (const [name, statement] of Object.entries(statements)) await step(name, () => db.execute(statement))
  })
}

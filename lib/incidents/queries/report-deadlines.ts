import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { defineQuery } from '#lib/platform/query.ts'

/** A confidential report, reduced to its times. */
export type ReportDeadline = { acknowledgeBy: Date; acknowledgedAt: Date | null }

/**
 * The deadlines of the reports received between `since` and `asOf`, and of older ones that still wait; `hasAny` says
 * whether anything was ever brought to the lead by then. Everybody who may read posture gets the same: the database
 * function answers for all, and with nothing but times (migration 0012).
 */
export const reportDeadlines = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ since: z.date(), asOf: z.date() }),
  async run({ db, input: { since, asOf } }): Promise<{ hasAny: boolean; reports: ReportDeadline[] }> {
    const at = sql`${asOf.toISOString()}::timestamptz`
    const { rows } = await db.execute<{ acknowledgeBy: string; acknowledgedAt: string | null }>(sql`
      select acknowledge_by as "acknowledgeBy", acknowledged_at as "acknowledgedAt"
      from report_deadlines(${since.toISOString()}::timestamptz, ${at})`)
    const reports = rows.map(({ acknowledgeBy, acknowledgedAt }) => ({
      acknowledgeBy: new Date(acknowledgeBy),
      acknowledgedAt: acknowledgedAt === null ? null : new Date(acknowledgedAt),
    }))
    return { hasAny: reports.length > 0 || (await wasAnythingReported(db, at)), reports }
  },
})

async function wasAnythingReported(db: Database, at: SQL): Promise<boolean> {
  const { rows } = await db.execute<{ was: boolean }>(sql`
    select exists (select 1 from report_deadlines('-infinity', ${at}))
      or exists (select 1 from reported_issues where reported_at <= ${at}) as was`)
  return rows[0]?.was ?? false
}

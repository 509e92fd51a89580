import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'

/** A confidential report, reduced to its times. */
export type ReportDeadline = { acknowledgeBy: Date; acknowledgedAt: Date | null }

/**
 * The deadlines of the reports received between `since` and `asOf`, and of older ones that still wait. Everybody who
 * may read posture gets the same: the database function answers for all, and with nothing but times (migration 0012).
 */
export const reportDeadlines = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ since: z.date(), asOf: z.date() }),
  async run({ db, input: { since, asOf } }): Promise<ReportDeadline[]> {
    const { rows } = await db.execute<{ acknowledgeBy: string; acknowledgedAt: string | null }>(sql`
      select acknowledge_by as "acknowledgeBy", acknowledged_at as "acknowledgedAt"
      from report_deadlines(${since.toISOString()}::timestamptz, ${asOf.toISOString()}::timestamptz)`)
    return rows.map(({ acknowledgeBy, acknowledgedAt }) => ({
      acknowledgeBy: new Date(acknowledgeBy),
      acknowledgedAt: acknowledgedAt === null ? null : new Date(acknowledgedAt),
    }))
  },
})

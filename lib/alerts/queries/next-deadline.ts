import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { minuteMs } from '#lib/platform/clock.ts'
import { defineQuery } from '#lib/platform/query.ts'

/** Beyond it, the run of each minute looks again. */
const aheadMs = minuteMs

/** When, within the next minute, the first clock, task or report reaches a time at which somebody must be told. */
export const nextDeadline = defineQuery({
  permission: 'alerts.raise',
  input: z.strictObject({}),
  async run({ db, now }): Promise<Date | null> {
    const [from, to] = [
      sql`${now.toISOString()}::timestamptz`,
      sql`${new Date(now.getTime() + aheadMs).toISOString()}::timestamptz`,
    ]
    const { rows } = await db.execute<{ at: string | null }>(sql`
      select min(at) as at from (
        select at_risk_at as at from incident_clocks
        where stopped_at is null and voided_at is null and at_risk_at > ${from} and at_risk_at <= ${to}
        union all
        select due_at from incident_clocks
        where stopped_at is null and voided_at is null and at_risk_at <= ${to} and due_at > ${from} and due_at <= ${to}
        union all
        select due_at from incident_tasks
        where done_at is null and cancelled_at is null and due_at > ${from} and due_at <= ${to}
        union all
        select acknowledge_by from reports
        where acknowledged_at is null and status = 'received' and acknowledge_by > ${from} and acknowledge_by <= ${to}
      ) deadlines`)
    const at = rows[0]?.at ?? null
    return at === null ? null : new Date(at)
  },
})

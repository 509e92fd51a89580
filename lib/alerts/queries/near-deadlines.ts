import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { minuteMs } from '#lib/platform/clock.ts'
import { defineQuery } from '#lib/platform/query.ts'

export type NearDeadlines = {
  /** The first time within the next minute at which somebody must be told. */
  next: Date | null
  /** Some passed within the last minute: their alerts may still be on their way. */
  isRecent: boolean
}

/** Where clocks, tasks and reports come to a time at which somebody must be told, a minute back and a minute ahead. */
export const nearDeadlines = defineQuery({
  permission: 'alerts.raise',
  input: z.strictObject({}),
  async run({ db, now }): Promise<NearDeadlines> {
    const instant = (offsetMs: number) =>
      sql`${new Date(now.getTime() + offsetMs).toISOString()}::timestamptz`
    const isNear = (column: ReturnType<typeof sql>) =>
      sql`${column} > ${instant(-minuteMs)} and ${column} <= ${instant(minuteMs)}`
    const { rows } = await db.execute<{ next: string | null; isRecent: boolean }>(sql`
      select min(at) filter (where at > ${instant(0)}) as next, coalesce(bool_or(at <= ${instant(0)}), false) as "isRecent"
      from (
        select at_risk_at as at from incident_clocks
        where stopped_at is null and voided_at is null and ${isNear(sql`at_risk_at`)}
        union all
        select due_at from incident_clocks
        where stopped_at is null and voided_at is null and at_risk_at <= ${instant(minuteMs)} and ${isNear(sql`due_at`)}
        union all
        select due_at from incident_tasks
        where done_at is null and cancelled_at is null and ${isNear(sql`due_at`)}
        union all
        select acknowledge_by from reports
        where acknowledged_at is null and status = 'received' and ${isNear(sql`acknowledge_by`)}
      ) deadlines`)
    const [row] = rows
    return { next: row?.next ? new Date(row.next) : null, isRecent: row?.isRecent ?? false }
  },
})

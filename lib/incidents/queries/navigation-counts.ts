import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { NavigationCounts } from '../model/navigation-counts.ts'
import { isActive } from '../model/states.ts'
import { incidentStatuses } from '../model.ts'

const activeStatuses = sql.join(
  incidentStatuses.filter(isActive).map((status) => sql`${status}`),
  sql`, `,
)

type Row = {
  active: number
  isBreached: boolean
  open: number
  isLate: boolean
  waiting: number
  isOverdue: boolean
}

/**
 * What waits in incidents for this reader, in one statement over what is open: it never walks the past. Of reports only
 * their times are asked (migration 0012), and only for whoever may read them.
 */
export const navigationCounts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({}),
  async run({ ctx, db, now }): Promise<NavigationCounts> {
    const mayRead = isAllowed(ctx, 'incidents.read')
    const mayOwn = isAllowed(ctx, 'incident-tasks.own')
    const mayReadReports = isAllowed(ctx, 'reports.read')
    if (!mayRead && !mayOwn && !mayReadReports) return { incidents: null, reports: null, tasks: null }
    const at = sql`${now.toISOString()}::timestamptz`
    const waiting = mayReadReports
      ? sql`(select count(*)::int as waiting, coalesce(bool_or(acknowledge_by < ${at}), false) as "isOverdue"
          from report_deadlines(${at}, ${at}) where acknowledged_at is null)`
      : sql`(select 0 as waiting, false as "isOverdue")`
    const { rows } = await db.execute<Row>(sql`
      select r.*,
        (select count(*)::int from incidents where status in (${activeStatuses})) as active,
        exists (select from incident_clocks
          where stopped_at is null and voided_at is null and due_at < ${at}) as "isBreached",
        k.*
      from ${waiting} r, (
        select count(*)::int as open, coalesce(bool_or(due_at < ${at}), false) as "isLate"
        from incident_tasks where owner_id = ${ctx.actor.id} and done_at is null and cancelled_at is null
      ) k`)
    const [row] = rows
    if (row === undefined) throw new Error('a count without a row')
    return {
      incidents: mayRead ? { active: row.active, isBreached: row.isBreached } : null,
      reports: mayReadReports ? { waiting: row.waiting, isOverdue: row.isOverdue } : null,
      tasks: mayOwn ? { open: row.open, isLate: row.isLate } : null,
    }
  },
})

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

/** What waits in incidents for this reader, in one statement over what is open: it never walks the past. */
export const navigationCounts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({}),
  async run({ ctx, db, now }): Promise<NavigationCounts> {
    const mayRead = isAllowed(ctx, 'incidents.read')
    const mayOwn = isAllowed(ctx, 'incident-tasks.own')
    if (!mayRead && !mayOwn) return { incidents: null, tasks: null }
    const at = sql`${now.toISOString()}::timestamptz`
    const { rows } = await db.execute<{
      active: number
      isBreached: boolean
      open: number
      isLate: boolean
    }>(sql`
      select
        (select count(*)::int from incidents where status in (${activeStatuses})) as active,
        exists (select from incident_clocks
          where stopped_at is null and voided_at is null and due_at < ${at}) as "isBreached",
        count(*)::int as open,
        coalesce(bool_or(due_at < ${at}), false) as "isLate"
      from incident_tasks
      where owner_id = ${ctx.actor.id} and done_at is null and cancelled_at is null`)
    const [row] = rows
    return {
      incidents: mayRead ? { active: row?.active ?? 0, isBreached: row?.isBreached ?? false } : null,
      tasks: mayOwn ? { open: row?.open ?? 0, isLate: row?.isLate ?? false } : null,
    }
  },
})

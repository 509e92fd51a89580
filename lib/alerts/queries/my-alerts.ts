import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { MyAlerts } from '../model/inbox.ts'

const mostOnTop = 5

type Row = {
  waiting: number
  onTopCount: number
  onTop: (Omit<MyAlerts['onTop'][number], 'dueAt'> & { dueAt: string | null })[]
}

/**
 * The reader's open alerts, for the bell and the top of the posture page, in one statement: it walks the open ones,
 * never those of the past.
 */
export const myAlerts = defineQuery({
  permission: 'alerts.own',
  input: z.strictObject({}),
  async run({ ctx, db, now }): Promise<MyAlerts> {
    const { rows } = await db.execute<Row>(sql`
      with mine as (
        select a.id, a.kind, a.urgency, a.title, a.href, a.due_at,
          coalesce(r.acknowledged_level, -1) < a.level as is_waiting,
          a.urgency = 'urgent' or a.due_at <= ${now.toISOString()}::timestamptz as is_on_top
        from alerts a join alert_recipients r on r.alert_id = a.id and r.user_id = ${ctx.actor.id}
        where a.closed_at is null
      )
      select count(*) filter (where is_waiting)::int as waiting, count(*) filter (where is_on_top)::int as "onTopCount",
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'urgency', t.urgency,
            'title', t.title, 'href', t.href, 'dueAt', t.due_at)), '[]')
          from (select * from mine where is_on_top order by due_at nulls last, id limit ${mostOnTop}) t) as "onTop"
      from mine`)
    const [row] = rows
    const onTop = (row?.onTop ?? []).map((alert) => ({
      ...alert,
      dueAt: alert.dueAt === null ? null : new Date(alert.dueAt),
    }))
    return { waiting: row?.waiting ?? 0, onTop, onTopBeyond: (row?.onTopCount ?? 0) - onTop.length }
  },
})

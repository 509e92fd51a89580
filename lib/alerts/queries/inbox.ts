import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { authorise, isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { AlertLine, AlertsPage } from '../model/inbox.ts'
import { hiddenKinds } from './hidden-kinds.ts'
import { afterCursor, cursorOf } from './inbox-cursor.ts'

const pageSize = 50

type Row = {
  [K in keyof AlertLine]: AlertLine[K] extends Date
    ? string
    : AlertLine[K] extends Date | null
      ? string | null
      : AlertLine[K]
}

/**
 * The inbox: open alerts by urgency and deadline, closed ones the newest first; keyset-paged. Everybody sees their
 * own; lead, auditor and administrator may see all, but of what they may not read (`hiddenKinds`).
 */
export const listAlerts = defineQuery({
  permission: 'alerts.own',
  input: z.strictObject({
    show: z.enum(['open', 'closed']),
    whose: z.enum(['mine', 'all']),
    cursor: z.string().max(300).nullable().default(null),
    limit: z.int().min(1).max(200).default(pageSize),
  }),
  async run({ ctx, db, input: { show, whose, cursor, limit } }): Promise<AlertsPage> {
    if (whose === 'all') authorise(ctx, 'alerts.read')
    const userId = ctx.actor.id
    const isMine = sql`m.user_id is not null`
    const isShown = whose === 'mine' ? isMine : sql`(${isMine} or ${isForReader(ctx)})`
    const state = show === 'open' ? sql`a.closed_at is null` : sql`a.closed_at is not null`
    const order =
      show === 'open'
        ? sql`a.urgency, coalesce(a.due_at, 'infinity'), a.id`
        : sql`a.opened_at desc, a.id desc`
    const { rows } = await db.execute<Row>(sql`
      select a.id, a.kind, a.urgency, a.title, a.body, a.href, a.due_at as "dueAt", a.opened_at as "openedAt",
        a.closed_at as "closedAt", told.owners, told."otherCount", told.acknowledged,
        case when m.user_id is not null then jsonb_build_object('isOwner', m.is_owner, 'isSeen', m.seen_at is not null,
          'isAcknowledged', coalesce(m.acknowledged_level, -1) >= a.level) end as mine
      from alerts a
      left join alert_recipients m on m.alert_id = a.id and m.user_id = ${userId}
      cross join lateral (
        select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name)
            filter (where r.is_owner), '[]') as owners,
          count(*) filter (where not r.is_owner)::int as "otherCount",
          coalesce(jsonb_agg(jsonb_build_object('by', u.name, 'at', r.acknowledged_at, 'note', r.acknowledged_note)
            order by r.acknowledged_at) filter (where r.acknowledged_level >= a.level), '[]') as acknowledged
        from alert_recipients r join users u on u.id = r.user_id where r.alert_id = a.id
      ) told
      where ${state} and ${isShown} and ${afterCursor(show, cursor)}
      order by ${order} limit ${limit + 1}`)
    const page = rows.slice(0, limit).map(toLine)
    const last = page.at(-1)
    return {
      rows: page,
      nextCursor: rows.length > limit && last ? cursorOf(show, last) : null,
      counts: await countOpen(db, ctx),
    }
  },
})

function toLine(row: Row): AlertLine {
  return {
    ...row,
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
    openedAt: new Date(row.openedAt),
    closedAt: row.closedAt === null ? null : new Date(row.closedAt),
    acknowledged: row.acknowledged.map((one) => ({ ...one, at: new Date(one.at) })),
  }
}

/** Whether an alert that is not one's own is about something that the reader may read. */
const isForReader = (ctx: Ctx): SQL => sql`a.kind::text <> all(${sql.param(hiddenKinds(ctx))}::text[])`

async function countOpen(db: Database, ctx: Ctx): Promise<AlertsPage['counts']> {
  const { rows } = await db.execute<{ mine: number; all: number }>(sql`
    select count(m.user_id)::int as mine,
      (count(*) filter (where m.user_id is not null or ${isForReader(ctx)}))::int as all
    from alerts a left join alert_recipients m on m.alert_id = a.id and m.user_id = ${ctx.actor.id}
    where a.closed_at is null`)
  return { mine: rows[0]?.mine ?? 0, all: isAllowed(ctx, 'alerts.read') ? (rows[0]?.all ?? 0) : null }
}

import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Database } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type TaskList, type TaskState, taskFilterSchema, type taskSegments } from '../model/task.ts'
import { readTasks } from './task-rows.ts'

type Segment = (typeof taskSegments)[number]
type Asked = z.output<typeof taskFilterSchema>

/** Tasks and follow-up actions of every incident, those due first at the top; what is over: newest due date first. */
export const incidentTasks = defineQuery({
  permission: 'incidents.read',
  input: taskFilterSchema,
  async run({ ctx, db, input, now }): Promise<TaskList> {
    return listTasks(ctx, db, input, now)
  },
})

/** The caller's own, whatever their role. */
export const myTasks = defineQuery({
  permission: 'incident-tasks.own',
  input: taskFilterSchema.omit({ ownerId: true }),
  async run({ ctx, db, input, now }): Promise<TaskList> {
    return listTasks(ctx, db, { ...input, ownerId: ctx.actor.id }, now)
  },
})

async function listTasks(ctx: Ctx, db: Database, asked: Asked, now: Date): Promise<TaskList> {
  const at = sql`${now.toISOString()}::timestamptz`
  const scope = sql.join(
    [
      sql`true`,
      ...(asked.ownerId === undefined ? [] : [sql`k.owner_id = ${asked.ownerId}::uuid`]),
      ...(asked.kind === undefined ? [] : [sql`k.kind = ${asked.kind}::incident_task_kind`]),
    ],
    sql` and `,
  )
  const isPast = asked.segment === 'done' || asked.segment === 'cancelled'
  const lines = await readTasks(
    ctx,
    db,
    sql`${scope} and ${within(asked.segment, at)} and ${after(asked, isPast)}`,
    {
      order: isPast ? sql`k.due_at desc, k.id desc` : sql`k.due_at, k.id`,
      limit: asked.limit + 1,
      asOf: now,
      isLive: true,
    },
  )
  const page = lines.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    asOf: now.toISOString(),
    lines: page,
    counts: await countTasks(db, scope, at),
    nextCursor: lines.length > asked.limit && last ? { dueAt: last.dueAt, id: last.id } : null,
  }
}

function within(segment: Segment, at: SQL): SQL {
  const open = sql`k.done_at is null and k.cancelled_at is null`
  switch (segment) {
    case 'open':
      return open
    case 'late':
      return sql`${open} and k.due_at < ${at}`
    case 'done':
      return sql`k.done_at is not null`
    case 'cancelled':
      return sql`k.cancelled_at is not null`
    case 'all':
      return sql`true`
  }
}

function after({ after: cursor }: Asked, isPast: boolean): SQL {
  if (cursor === undefined) return sql`true`
  const here = sql`(${cursor.dueAt}::timestamptz, ${cursor.id}::uuid)`
  return isPast ? sql`(k.due_at, k.id) < ${here}` : sql`(k.due_at, k.id) > ${here}`
}

async function countTasks(db: Database, scope: SQL, at: SQL): Promise<Record<TaskState, number>> {
  const { rows } = await db.execute<Record<TaskState, number>>(sql`
    select (count(*) filter (where k.done_at is null and k.cancelled_at is null and k.due_at >= ${at}))::int as open,
      (count(*) filter (where k.done_at is null and k.cancelled_at is null and k.due_at < ${at}))::int as late,
      (count(*) filter (where k.done_at <= k.due_at))::int as done,
      (count(*) filter (where k.done_at > k.due_at))::int as done_late,
      (count(*) filter (where k.cancelled_at is not null))::int as cancelled
    from incident_tasks k where ${scope}`)
  return rows[0] ?? { open: 0, late: 0, done: 0, done_late: 0, cancelled: 0 }
}

import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { TaskLine } from '../model/task.ts'
import { taskState } from '../rules/task-state.ts'

type Times = 'dueAt' | 'createdAt' | 'doneAt' | 'cancelledAt'
type Row = Omit<TaskLine, Times | 'state' | 'may'> &
  Record<'dueAt' | 'createdAt', string> &
  Record<'doneAt' | 'cancelledAt', string | null>

/** Tasks at a moment, by a condition on `incident_tasks k` and its `incidents i`. */
export async function readTasks(
  ctx: Ctx,
  db: Database,
  condition: SQL,
  { order, limit, asOf, isLive }: { order: SQL; limit: number; asOf: Date; isLive: boolean },
): Promise<TaskLine[]> {
  const { rows } = await db.execute<Row>(sql`
    select k.id, i.number as "incidentNumber", i.title as "incidentTitle", k.kind, k.title, k.detail,
      k.owner_id as "ownerId", u.name as "ownerName", k.due_at as "dueAt", k.created_at as "createdAt",
      k.created_by_name as "createdByName", k.done_at as "doneAt", k.done_by_name as "doneByName", k.closure,
      k.closure_url as "closureUrl", k.cancelled_at as "cancelledAt", k.cancelled_reason as "cancelledReason", k.version
    from incident_tasks k
    join incidents i on i.id = k.incident_id
    join users u on u.id = k.owner_id
    where k.created_at <= ${asOf.toISOString()}::timestamptz and ${condition}
    order by ${order} limit ${limit}`)
  const mayRead = isAllowed(ctx, 'incidents.read')
  const mayChange = isLive && isAllowed(ctx, 'incidents.respond')
  return rows.map((row) => {
    const line = toLine(row, asOf)
    const isOpen = line.doneAt === null && line.cancelledAt === null
    const isOwner = row.ownerId === ctx.actor.id
    return {
      ...line,
      incidentTitle: mayRead ? row.incidentTitle : null,
      may: { complete: isOpen && isLive && (isOwner || mayChange), change: isOpen && mayChange },
    }
  })
}

const until = (text: string | null, asOf: Date): Date | null => {
  const at = text === null ? null : new Date(text)
  return at !== null && at <= asOf ? at : null
}

/** A task as it was known then: what ended it later has not happened. */
function toLine(row: Row, asOf: Date): Omit<TaskLine, 'may'> {
  const dueAt = new Date(row.dueAt)
  const doneAt = until(row.doneAt, asOf)
  const cancelledAt = until(row.cancelledAt, asOf)
  return {
    ...row,
    dueAt: dueAt.toISOString(),
    createdAt: new Date(row.createdAt).toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    doneByName: doneAt && row.doneByName,
    closure: doneAt && row.closure,
    closureUrl: doneAt && row.closureUrl,
    cancelledAt: cancelledAt?.toISOString() ?? null,
    cancelledReason: cancelledAt && row.cancelledReason,
    state: taskState({ dueAt, doneAt, cancelledAt }, asOf),
  }
}

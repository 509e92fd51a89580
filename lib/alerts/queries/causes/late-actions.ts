import { sql } from 'drizzle-orm'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = {
  id: string
  kind: 'task' | 'follow_up'
  title: string
  ownerId: string
  dueAt: string
  number: number
  commanderId: string | null
}

/** Tasks and follow-up actions past their day. They outlive their incident: a closed one still asks for them. */
export const lateActions: CauseQuery = async (db, asOf) => {
  const { rows } = await db.execute<Row>(sql`
    select t.id, t.kind, t.title, t.owner_id as "ownerId", t.due_at as "dueAt", i.number,
      (select d.user_id from incident_duties d
        where d.incident_id = i.id and d.duty = 'commander' and d.ended_at is null
        order by d.given_at limit 1) as "commanderId"
    from incident_tasks t join incidents i on i.id = t.incident_id
    where t.done_at is null and t.cancelled_at is null and t.due_at < ${asOf.toISOString()}::timestamptz
      and i.status <> 'dismissed'`)
  return rows.map(toCause)
}

function toCause({ id, kind, title, ownerId, dueAt, number, commanderId }: Row): AlertCause {
  const due = new Date(dueAt)
  return {
    kind: 'incident_action_late',
    cause: `task:${id}`,
    urgency: 'soon',
    title: `${kind === 'task' ? 'A task' : 'A follow-up action'} of INC-${number} is late: ${title}`,
    body: `It was due ${formatAbsolute(due)}. It closes when it is done, with what shows it, or cancelled with a reason.`,
    href: '/actions',
    subject: { taskId: id, incidentNumber: String(number) },
    dueAt: due,
    owners: [{ userId: ownerId }],
    escalation: [
      commanderId === null || commanderId === ownerId ? { role: 'lead' } : { userId: commanderId },
    ],
  }
}

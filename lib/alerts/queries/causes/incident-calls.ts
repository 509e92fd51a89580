import { sql } from 'drizzle-orm'
import { formatClock } from '#lib/platform/format/time.ts'
import type { AlertCause } from '../../model.ts'
import type { CauseQuery } from './cause-query.ts'

type Row = { id: string; number: number; title: string; userId: string; reason: string; answerBy: string }

/** People who are called for an incident that nobody has acknowledged yet (policy clause V.B: immediate mobilisation). */
export const incidentCalls: CauseQuery = async (db) => {
  const { rows } = await db.execute<Row>(sql`
    select p.id, i.number, i.title, p.user_id as "userId", p.reason, p.answer_by as "answerBy"
    from incident_pages p join incidents i on i.id = p.incident_id
    where p.acknowledged_at is null and p.ended_at is null and i.status not in ('closed', 'dismissed')`)
  return rows.map(toCause)
}

function toCause({ id, number, title, userId, reason, answerBy }: Row): AlertCause {
  const dueAt = new Date(answerBy)
  return {
    kind: 'incident_page',
    cause: `page:${id}`,
    urgency: 'urgent',
    title: `You are called for INC-${number}: ${title}`,
    body: `You are ${reason}. Acknowledge by ${formatClock(dueAt)} UTC, or the next one is called. It closes when somebody acknowledges the incident.`,
    href: `/incidents/${number}`,
    subject: { incidentNumber: String(number), pageId: id },
    dueAt,
    owners: [{ userId }],
    escalation: [],
  }
}

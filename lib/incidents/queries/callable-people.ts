import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/client.ts'

export type CallablePerson = { id: string; name: string; isLead: boolean; isResponder: boolean }

/**
 * Whom an incident may call: active users who may respond (`incidents.respond`: lead, responder). Whoever lost the role
 * stays in the schedules, and is called no more.
 */
export async function readCallablePeople(db: Database | Transaction): Promise<CallablePerson[]> {
  const { rows } = await db.execute<CallablePerson>(sql`
    select u.id, u.name, bool_or(r.role = 'lead') as "isLead", bool_or(r.role = 'responder') as "isResponder"
    from users u join user_roles r on r.user_id = u.id and r.role in ('lead', 'responder')
    where u.status = 'active'
    group by u.id, u.name order by u.name, u.id`)
  return rows
}

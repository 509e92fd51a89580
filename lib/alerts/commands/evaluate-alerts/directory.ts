import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { AlertCause } from '../../model.ts'
import type { Directory } from '../../rules/recipients.ts'

/**
 * The people that the causes name, each with the user of the same e-mail address, and the users of the roles.
 * Somebody who holds no role cannot enter, and so counts as no user.
 */
export async function readDirectory(tx: Transaction, causes: readonly AlertCause[]): Promise<Directory> {
  const named = causes.flatMap(({ owners, escalation }) => [...owners, ...escalation])
  const personIds = [...new Set(named.flatMap((one) => ('personId' in one ? [one.personId] : [])))]
  const people = await tx.execute<{ personId: string; name: string; userId: string | null }>(sql`
    select v.person_id as "personId", v.name, u.id as "userId"
    from person_versions v
    left join users u on u.email = v.email and u.status = 'active'
      and exists (select from user_roles r where r.user_id = u.id)
    where v.valid_to is null and v.person_id = any(${sql.param(personIds)}::uuid[])`)
  const holders = await tx.execute<{ role: string; users: string[] }>(sql`
    select r.role, array_agg(u.id order by u.id) as users
    from user_roles r join users u on u.id = r.user_id and u.status = 'active'
    where r.role in ('lead', 'admin', 'auditor', 'responder') group by r.role`)
  return {
    people: new Map(people.rows.map(({ personId, ...person }) => [personId, person])),
    holders: new Map(holders.rows.map(({ role, users }) => [role, users])),
  }
}

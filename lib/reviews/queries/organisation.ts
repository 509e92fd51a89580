import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Colleague, Organisation } from '../rules/reviewer.ts'

/** Everybody a reviewer can be chosen from, in one pass: people with their managers, and who leads. */
export async function readOrganisation(db: Database): Promise<Organisation> {
  const people = await db.execute<{ id: string; manager_id: string | null; is_active: boolean }>(sql`
    select person_id as id, manager_id, state = 'active' as is_active
    from person_versions where valid_to is null`)
  const leads = await db.execute<{ id: string }>(sql`
    select pv.person_id as id
    from user_roles r
    join users u on u.id = r.user_id and u.status = 'active'
    join person_versions pv on pv.email = u.email and pv.valid_to is null
    where r.role in ('lead', 'admin')
    order by r.role = 'admin', r.granted_at, r.user_id`)
  return {
    people: new Map<string, Colleague>(
      people.rows.map((row) => [row.id, { managerId: row.manager_id, isActive: row.is_active }]),
    ),
    leads: [...new Set(leads.rows.map(({ id }) => id))],
  }
}

/** Who decides for whom at a moment. */
export async function activeDelegations(db: Database, at: Date): Promise<Map<string, string>> {
  const { rows } = await db.execute<{ from_id: string; to_id: string }>(sql`
    select d.from_id, d.to_id
    from review_delegations d
    join person_versions pv on pv.person_id = d.to_id and pv.valid_to is null and pv.state = 'active'
    where d.ended_at is null and ${at.toISOString()}::timestamptz between d.valid_from and d.valid_to
    order by d.created_at`)
  return new Map(rows.map(({ from_id, to_id }) => [from_id, to_id]))
}

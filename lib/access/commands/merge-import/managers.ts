import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/**
 * Finds the manager of each row of `staged_people` by key, number or e-mail address, in the document itself and in what
 * is known from before. Of two who could be meant it is neither; nobody is their own manager.
 * @returns what named a manager whom nobody knows, each once
 */
export async function resolveManagers(tx: Transaction): Promise<string[]> {
  await tx.execute(sql`
    with names as (
      select lower(p.key) as name, p.id from people p
      union select s.email, s.person_id from staged_people s where s.email is not null
      union select lower(s.number), s.person_id from staged_people s where s.number is not null
      union select v.email, v.person_id from person_versions v where v.valid_to is null and v.email is not null
      union select lower(v.number), v.person_id from person_versions v where v.valid_to is null and v.number is not null
    ),
    meant as (
      select n.name, min(n.id::text)::uuid as id from names n
      where n.name in (select manager from staged_people) group by n.name having count(*) = 1
    )
    update staged_people s set manager_id = nullif(m.id, s.person_id) from meant m where m.name = s.manager`)
  const { rows } = await tx.execute<{ manager: string }>(sql`
    select distinct s.manager from staged_people s join people p on p.id = s.person_id
    where s.manager is not null and s.manager_id is null
      and s.manager not in (p.key, coalesce(s.email, ''), lower(coalesce(s.number, '')))
    order by s.manager`)
  return rows.map(({ manager }) => manager)
}

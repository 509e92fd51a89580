import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'

export type ActingPerson = {
  /** The user who acts. */
  userId: string
  userName: string
  email: string
  /** The person of the register they are; null: none has their e-mail address. */
  personId: string | null
  personName: string | null
  /** Every person with that address: all of them are "themselves". */
  sameIds: readonly string[]
}

/** Who of the register the caller is: the person with the user's e-mail address. Null for jobs and tokens. */
export async function actingPerson(db: Database, ctx: Ctx): Promise<ActingPerson | null> {
  if (ctx.actor.type !== 'user') return null
  const { rows } = await db.execute<{ email: string; person_id: string | null; name: string | null }>(sql`
    select u.email, pv.person_id, pv.name
    from users u left join person_versions pv on pv.email = u.email and pv.valid_to is null
    where u.id = ${ctx.actor.id}::uuid
    order by (pv.state = 'left'), pv.person_id`)
  const [first] = rows
  if (!first) return null
  return {
    userId: ctx.actor.id,
    userName: ctx.actor.name,
    email: first.email,
    personId: first.person_id,
    personName: first.name,
    sameIds: rows.flatMap(({ person_id }) => (person_id === null ? [] : [person_id])),
  }
}

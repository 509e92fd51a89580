import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { PersonDetail, PersonName } from '../model/person-detail.ts'
import { heldAt, momentOf } from './held-at.ts'
import { personAccess } from './person-access.ts'

type Row = Omit<PersonDetail, 'joinedAt' | 'leftAt' | 'since' | 'accounts' | 'grants' | 'isCapped'> & {
  joinedAt: string | null
  leftAt: string | null
  since: string
}

/**
 * A person as the register had them at a moment (null: now), with all access they held until then.
 * @throws PlumblineError `not_found` where no register knew them by then
 */
export const getPerson = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ personId: z.uuid(), asOf: z.date().nullable().default(null) }),
  async run({ db, input: { personId, asOf }, now }): Promise<PersonDetail> {
    const named = (alias: string) => {
      const t = sql.identifier(alias)
      return sql`json_build_object('id', ${t}.person_id, 'name', ${t}.name, 'state', ${t}.state)`
    }
    // Who is gone from the register is still shown, as last known.
    const { rows } = await db.execute<Row>(sql`
      select p.person_id as id, p.name, p.email, p.number, p.title, p.department, p.employment, p.state,
        p.joined_at as "joinedAt", p.left_at as "leftAt", p.valid_from as since, p.evidence_id as "evidenceId",
        (select ${named('m')} from person_versions m where m.person_id = p.manager_id and ${heldAt('m', asOf)}) as manager,
        (select coalesce(json_agg(${named('r')} order by lower(r.name)), '[]') from person_versions r
          where r.manager_id = p.person_id and r.state <> 'left' and ${heldAt('r', asOf)}) as reports,
        (select u.id from users u where lower(u.email) = p.email) as "userId"
      from person_versions p
      where p.person_id = ${personId}::uuid and p.valid_from <= ${momentOf(asOf, now)}
      order by p.valid_from desc limit 1`)
    const [row] = rows
    if (row === undefined) throw notFound('The person', 'They may not have been known by that day.')
    return {
      ...row,
      reports: row.reports satisfies PersonName[],
      joinedAt: toDate(row.joinedAt),
      leftAt: toDate(row.leftAt),
      since: new Date(row.since),
      ...(await personAccess(db, personId, asOf, now)),
    }
  },
})

const toDate = (value: string | null): Date | null => (value === null ? null : new Date(value))

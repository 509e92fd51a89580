import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { listFilterSchema } from '../model/list-filter.ts'
import { type ListPage, type ListSummary, readListCursor, writeListCursor } from '../model/list-page.ts'
import { type PersonFilter, type PersonRow, personFacets } from '../model/person-row.ts'
import type { Employment, EmploymentState } from '../model.ts'
import { countFacets } from '../rules/facet-count.ts'
import { allOf, oneOf, searched } from './held-at.ts'

const filter = listFilterSchema(personFacets)

/** Somebody who left and still has an account that works; a service outlives whoever answers for it. */
const hasLeaversAccess = sql`(p.state = 'left' and exists (select 1 from account_versions v
  where v.person_id = p.person_id and v.valid_to is null and v.status = 'active' and v.kind <> 'service'))`
const standing: Record<string, SQL> = {
  leaver: hasLeaversAccess,
  no_manager: sql`(p.state <> 'left' and p.manager_id is null)`,
}
const search = (q: string) => searched([sql`p.name`, sql`p.email`, sql`p.number`, sql`p.title`], q)

/** One page of the people of the registers, by name, each with what they can reach now. Keyset-paged. */
export const listPeople = defineQuery({
  permission: 'access.read',
  input: z.strictObject({
    filter,
    cursor: z.string().max(2_000).nullable().default(null),
    limit: z.int().min(1).max(500).default(100),
  }),
  async run({ db, input: { filter, cursor, limit } }): Promise<ListPage<PersonRow>> {
    const after = readListCursor(cursor)
    const { rows } = await db.execute<PersonRow & { key: string }>(sql`
      with page as materialized (
        select p.*, lower(p.name) as key from person_versions p
        where p.valid_to is null and ${conditions(filter)}
          and ${after === null ? sql`true` : sql`(lower(p.name), p.person_id) > (${after.key}, ${after.id}::uuid)`}
        order by lower(p.name), p.person_id limit ${limit + 1}
      )
      select p.person_id as id, p.key, p.name, p.email, p.title, p.department, p.state, p.employment,
        m.name as "managerName", held.accounts, held.mfa as "weakestMfa", held.grants, held.privileged
      from page p
      left join person_versions m on m.person_id = p.manager_id and m.valid_to is null
      left join lateral (
        select count(*)::int as accounts, min(v.mfa) filter (where v.kind <> 'service') as mfa,
          coalesce(sum(g.grants), 0)::int as grants, coalesce(sum(g.privileged), 0)::int as privileged
        from account_versions v
        left join lateral (select count(*) as grants, count(*) filter (where is_privileged) as privileged
          from grants where account_id = v.account_id and valid_to is null) g on true
        where v.person_id = p.person_id and v.valid_to is null and v.status = 'active'
      ) held on true
      order by p.key, p.person_id`)
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      rows: shown.map(({ key: _, ...row }) => row),
      nextCursor: last === undefined ? null : writeListCursor(last),
    }
  },
})

type Bucket = {
  state: EmploymentState
  employment: Employment
  department: string | null
  isLeaver: boolean
  hasNoManager: boolean
  count: number
}

/** How many people a filter holds, and what each facet would add. */
export const summarisePeople = defineQuery({
  permission: 'access.read',
  input: z.strictObject({ filter }),
  async run({ db, input: { filter } }): Promise<ListSummary> {
    const { rows } = await db.execute<Bucket>(sql`
      select p.state, p.employment, p.department, ${hasLeaversAccess} as "isLeaver",
        ${standing.no_manager} as "hasNoManager", count(*)::int as count
      from person_versions p where p.valid_to is null and ${allOf([search(filter.q)])}
      group by 1, 2, 3, 4, 5`)
    return countFacets(
      personFacets,
      rows.map((row) => ({
        count: row.count,
        values: {
          state: [row.state],
          employment: [row.employment],
          department: row.department === null ? [] : [row.department],
          standing: [...(row.isLeaver ? ['leaver'] : []), ...(row.hasNoManager ? ['no_manager'] : [])],
        },
      })),
      filter,
    )
  },
})

const conditions = ({ q, facets }: PersonFilter): SQL =>
  allOf([
    search(q),
    oneOf(sql`p.state::text`, facets.state),
    oneOf(sql`p.employment::text`, facets.employment),
    oneOf(sql`p.department`, facets.department),
    facets.standing.length === 0
      ? null
      : sql`(${sql.join(
          facets.standing.map((value) => standing[value] ?? sql`false`),
          sql` or `,
        )})`,
  ])

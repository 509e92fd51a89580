import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { SystemRow } from '../model/system-row.ts'
import { accountStandings } from './account-conditions.ts'

/** Every system in use, with its accounts, grants and how fresh its facts are; one pass over what holds now. */
export const listSystems = defineQuery({
  permission: 'access.read',
  input: z.strictObject({}),
  async run({ db, now }): Promise<SystemRow[]> {
    const { rows } = await db.execute<Omit<SystemRow, 'completeAt'> & { completeAt: string | null }>(sql`
      with held as (
        select v.system_id, count(*)::int as accounts, (count(*) filter (where v.kind <> 'service'))::int as people,
          (count(*) filter (where v.kind <> 'service' and not ${accountStandings(null, now).uncovered}))::int as covered
        from account_versions v left join accounts a on false left join person_versions p on false
        where v.valid_to is null and v.status = 'active' group by 1
      ), granted as (
        select system_id, count(*)::int as grants, (count(*) filter (where is_privileged))::int as privileged
        from grants where valid_to is null group by 1
      ), fed as (
        select x.system_id, count(distinct x.id)::int as sources,
          case when bool_and(f.last_complete_at is not null) then min(f.last_complete_at) end as complete_at
        from access_sources x left join access_feeds f on f.source_id = x.id
        where x.retired_at is null and x.system_id is not null group by 1
      )
      select s.id, s.name, s.purpose, s.environment, s.criticality, s.owner_id as "ownerId", o.name as "ownerName",
        s.is_identity_aware as "isIdentityAware", coalesce(fed.sources, 0) as sources,
        coalesce(held.accounts, 0) as accounts, coalesce(held.people, 0) as people, coalesce(held.covered, 0) as covered,
        coalesce(granted.grants, 0) as grants, coalesce(granted.privileged, 0) as privileged,
        fed.complete_at as "completeAt"
      from systems s
      left join held on held.system_id = s.id
      left join granted on granted.system_id = s.id
      left join fed on fed.system_id = s.id
      left join person_versions o on o.person_id = s.owner_id and o.valid_to is null
      where s.retired_at is null
      order by lower(s.name), s.id`)
    return rows.map((row) => ({
      ...row,
      completeAt: row.completeAt === null ? null : new Date(row.completeAt),
    }))
  },
})

import { type SQL, sql } from 'drizzle-orm'
import type { GrantFilter } from '../model/grant-row.ts'
import { allOf, heldAt, momentOf, oneOf, searched } from './held-at.ts'

/** Grants as they stood, each with its account and its person: `g`, `v` and `p` of the conditions below. */
export const grantsHeld = (at: Date | null): SQL => sql`grants g
  left join account_versions v on v.account_id = g.account_id and ${heldAt('v', at)}
  left join person_versions p on p.person_id = v.person_id and ${heldAt('p', at)}`

/** Privileged, of an active account, its use reported, and not used for so many days: as `privilegeFacts` counts it. */
export function grantKinds(at: Date | null, now: Date, unusedDays: number) {
  const moment = momentOf(at, now)
  return {
    privileged: sql`g.is_privileged`,
    unused: sql`(g.is_privileged and g.is_use_known and coalesce(v.status = 'active', false)
      and coalesce(g.last_used_at, g.granted_at, g.valid_from) < ${moment} - make_interval(days => ${unusedDays}))`,
    leaver: sql`coalesce(p.state = 'left', false)`,
  }
}

export const grantSearch = (q: string): SQL | null =>
  searched([sql`p.name`, sql`v.username`, sql`g.role`, sql`g.resource`], q)

export function grantConditions(
  systemId: string,
  { q, facets }: GrantFilter,
  at: Date | null,
  now: Date,
  unusedDays: number,
): SQL {
  const kinds: Readonly<Record<string, SQL>> = grantKinds(at, now, unusedDays)
  return allOf([
    sql`g.system_id = ${systemId}::uuid`,
    heldAt('g', at),
    grantSearch(q),
    oneOf(sql`g.role`, facets.role),
    oneOf(sql`g.resource`, facets.resource),
    facets.grants.length === 0
      ? null
      : sql`(${sql.join(
          facets.grants.map((value) => kinds[value] ?? sql`false`),
          sql` or `,
        )})`,
  ])
}

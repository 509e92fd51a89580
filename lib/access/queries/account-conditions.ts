import { type SQL, sql } from 'drizzle-orm'
import { type AccountFilter, dormantDays } from '../model/account-row.ts'
import { allOf, heldAt, momentOf, oneOf, searched } from './held-at.ts'

/** Accounts as they stood, each with its system and its person: `v`, `a`, `s` and `p` of the conditions below. */
export const accountsHeld = (at: Date | null): SQL => sql`account_versions v
  join accounts a on a.id = v.account_id
  join systems s on s.id = v.system_id and s.retired_at is null
  left join person_versions p on p.person_id = v.person_id and ${heldAt('p', at)}`

/** Somebody's word, in force at the moment, that sign-in to the system enforces the factors that are known. */
const isAttested = (moment: SQL) => sql`v.system_id in (select x.system_id from access_sources x
  where x.system_id is not null and x.retired_at is null and (x.mfa_attestation ->> 'at')::timestamptz <= ${moment}
    and (x.mfa_attestation ->> 'until')::timestamptz >= ${moment})`

/** What each standing and `mfa=uncovered` mean; the checks count by the same words (`facts.ts`). */
export function accountStandings(at: Date | null, now: Date) {
  const moment = momentOf(at, now)
  return {
    unmatched: sql`(v.status = 'active' and p.person_id is null)`,
    leaver: sql`(v.status = 'active' and v.kind <> 'service' and coalesce(p.state = 'left', false))`,
    orphan: sql`(v.status = 'active' and v.kind = 'service' and coalesce(p.state = 'left', false))`,
    dormant: sql`(v.status = 'active' and coalesce(a.last_used_at < ${moment} - make_interval(days => ${dormantDays}), false))`,
    uncovered: sql`(v.status = 'active' and v.kind <> 'service' and v.mfa < 'enforced'
      and not (v.mfa in ('registered', 'capable') and ${isAttested(moment)}))`,
  }
}

export const accountSearch = (q: string): SQL | null =>
  searched([sql`v.username`, sql`v.display_name`, sql`v.email`, sql`p.name`], q)

export function accountConditions({ q, facets }: AccountFilter, at: Date | null, now: Date): SQL {
  const standings: Readonly<Record<string, SQL>> = accountStandings(at, now)
  const levels = facets.mfa.filter((value) => value !== 'uncovered')
  return allOf([
    heldAt('v', at),
    accountSearch(q),
    oneOf(sql`v.system_id::text`, facets.system),
    oneOf(sql`v.kind::text`, facets.kind),
    oneOf(sql`v.status::text`, facets.status),
    anyOf(facets.standing.map((value) => standings[value] ?? sql`false`)),
    anyOf([
      ...(levels.length === 0 ? [] : [oneOf(sql`v.mfa::text`, levels) ?? sql`false`]),
      ...(facets.mfa.includes('uncovered') ? [standings.uncovered ?? sql`false`] : []),
    ]),
  ])
}

const anyOf = (conditions: readonly SQL[]): SQL | null =>
  conditions.length === 0 ? null : sql`(${sql.join([...conditions], sql` or `)})`

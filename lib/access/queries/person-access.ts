import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { AccountPeriod, HeldGrant, PersonDetail } from '../model/person-detail.ts'
import { momentOf } from './held-at.ts'

/** A person with more than this is shown those that began last. */
const mostGrants = 1_000
const mostPeriods = 500

type Timed<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K]
}

/**
 * Every account of a person and every grant it gave them, from the first until a moment. A grant counts for as long
 * as the account was theirs; what ended after the moment is shown as still held.
 */
export async function personAccess(
  db: Database,
  personId: string,
  at: Date | null,
  now: Date,
): Promise<Pick<PersonDetail, 'accounts' | 'grants' | 'isCapped'>> {
  const moment = momentOf(at, now)
  const endedBy = (column: ReturnType<typeof sql>) => sql`case when ${column} <= ${moment} then ${column} end`
  const { rows: periods } = await db.execute<Timed<AccountPeriod>>(sql`
    select v.account_id as "accountId", v.system_id as "systemId", s.name as "systemName", v.username, v.kind, v.status,
      v.mfa, v.matched_by as "matchedBy", v.valid_from as "from", ${endedBy(sql`v.valid_to`)} as "to",
      a.last_used_at as "lastUsedAt"
    from account_versions v join accounts a on a.id = v.account_id join systems s on s.id = v.system_id
    where v.person_id = ${personId}::uuid and v.valid_from <= ${moment}
    order by v.valid_from desc, v.account_id limit ${mostPeriods}`)
  const { rows: grants } = await db.execute<Timed<HeldGrant>>(sql`
    with owned as (
      select v.account_id, min(v.valid_from) as owned_from,
        nullif(max(coalesce(v.valid_to, 'infinity')), 'infinity') as owned_to,
        (array_agg(v.username order by v.valid_from desc))[1] as username
      from account_versions v where v.person_id = ${personId}::uuid and v.valid_from <= ${moment}
      group by v.account_id
    ), held as (
      select g.*, o.username, greatest(g.valid_from, o.owned_from) as held_from,
        least(g.valid_to, o.owned_to) as held_to
      from owned o join grants g on g.account_id = o.account_id
      where g.valid_from <= ${moment}
    )
    select h.id, h.system_id as "systemId", s.name as "systemName", h.account_id as "accountId", h.username, h.resource,
      h.role, h.is_privileged as "isPrivileged", h.path, h.held_from as "from", ${endedBy(sql`h.held_to`)} as "to",
      h.last_used_at as "lastUsedAt", h.is_use_known as "isUseKnown", h.evidence_id as "evidenceId"
    from held h join systems s on s.id = h.system_id
    where h.held_to is null or h.held_to > h.held_from
    order by lower(s.name), h.is_privileged desc, lower(h.role), h.resource, h.held_from desc
    limit ${mostGrants + 1}`)
  return {
    accounts: periods.map((row) => ({ ...row, ...times(row), lastUsedAt: toDate(row.lastUsedAt) })),
    grants: grants
      .slice(0, mostGrants)
      .map((row) => ({ ...row, ...times(row), lastUsedAt: toDate(row.lastUsedAt) })),
    isCapped: grants.length > mostGrants,
  }
}

const toDate = (value: string | null): Date | null => (value === null ? null : new Date(value))
const times = (row: { from: string; to: string | null }) => ({ from: new Date(row.from), to: toDate(row.to) })

import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { ItemSnapshot as StoredSnapshot } from '#db/schema/index.ts'
import type { AccountKind, AccountStatus, EmploymentState, MfaLevel, PathStep } from '#lib/access/model.ts'
import type { ReviewScope } from '../model/campaign.ts'
import type { GrantFacts } from '../model/item.ts'
import type { DecisionKind } from '../model.ts'

/** Aliases of `grant_facts`: g(rant), s(ystem), av (account), pv (person). */
const source = sql`
  grants g
  join systems s on s.id = g.system_id and s.retired_at is null
  join account_versions av on av.account_id = g.account_id and av.valid_to is null
  left join person_versions pv on pv.person_id = av.person_id and pv.valid_to is null`

/** Current grants of a scope; every part that is given narrows it. */
export function scopeCondition(scope: ReviewScope): SQL {
  const parts = [sql`g.valid_to is null`]
  if (scope.systemIds) parts.push(sql`g.system_id = any(${list(scope.systemIds)}::uuid[])`)
  if (scope.departments) parts.push(sql`pv.department = any(${list(scope.departments)}::text[])`)
  if (scope.personIds) parts.push(sql`av.person_id = any(${list(scope.personIds)}::uuid[])`)
  if (scope.accountKinds) parts.push(sql`av.kind::text = any(${list(scope.accountKinds)}::text[])`)
  if (scope.grantKeys) {
    const keys = list(scope.grantKeys)
    parts.push(sql`g.key in (select decode(key, 'hex') from unnest(${keys}::text[]) as k (key))`)
  }
  return sql.join(parts, sql` and `)
}

export const scopedGrants = (scope: ReviewScope): SQL => sql`${source} where ${scopeCondition(scope)}`

/** One array as one parameter. */
const list = (values: readonly string[]) => sql.param([...values])

/**
 * The facts of every current grant of a scope, in the order of a queue: by person, system, resource, role. Peers are
 * the people of the same department; the past is the last signed decision on the same grant, else an approval of
 * another role of the same account on the same resource that is gone since.
 */
export function grantFactsSql(scope: ReviewScope, options: { withOtherRoles: boolean }): SQL {
  return sql`
    with peers as (
      select department, count(*)::int as n from person_versions
      where valid_to is null and state <> 'left' and department is not null group by department
    ), holders as (
      select g.system_id, g.role, pv.department, count(distinct av.person_id)::int as n
      from grants g
      join account_versions av on av.account_id = g.account_id and av.valid_to is null
      join person_versions pv on pv.person_id = av.person_id and pv.valid_to is null and pv.state <> 'left'
      where g.valid_to is null and pv.department is not null
      group by g.system_id, g.role, pv.department
    ), held as (
      select av.person_id, array_agg(distinct s.name || '/' || g.role) as roles
      from grants g
      join systems s on s.id = g.system_id
      join account_versions av on av.account_id = g.account_id and av.valid_to is null
      where ${options.withOtherRoles} and g.valid_to is null and av.person_id is not null
      group by av.person_id
    )
    select g.id as grant_id, encode(g.key, 'hex') as grant_key, g.system_id, s.name as system_name,
      s.environment, s.criticality, s.owner_id, g.account_id, av.username, av.display_name, av.kind as account_kind,
      av.status as account_status, av.mfa, av.person_id, pv.name as person_name, pv.department as person_department,
      pv.title as person_title, pv.state as person_state, pv.left_at, g.resource, g.role, g.is_privileged, g.path,
      g.granted_at, g.valid_from as seen_from, g.last_used_at, g.is_use_known,
      coalesce(peers.n, 0) as peers, coalesce(holders.n, 0) as holders, held.roles as other_roles,
      coalesce(past.decision, before.decision) as past_decision,
      coalesce(past.approved_until, before.approved_until) as past_until,
      coalesce(past.snapshot, before.snapshot) as past_snapshot,
      coalesce(past.decided_at, before.decided_at) as past_at
    from ${source}
    left join peers on peers.department = pv.department
    left join holders on holders.department = pv.department and holders.system_id = g.system_id and holders.role = g.role
    left join held on held.person_id = av.person_id
    left join lateral (
      select i.decision, i.approved_until, i.snapshot, i.decided_at from review_items i
      where i.grant_key = g.key and i.signed_at is not null
      order by i.decided_at desc limit 1
    ) past on true
    left join lateral (
      select i.decision, i.approved_until, i.snapshot, i.decided_at from review_items i
      where past.decision is null and i.person_id = av.person_id and i.account_id = g.account_id
        and i.snapshot ->> 'resource' = g.resource and i.signed_at is not null
        and i.decision in ('approve', 'approve_until')
        and not exists (select 1 from grants o where o.key = i.grant_key and o.valid_to is null)
      order by i.decided_at desc limit 1
    ) before on true
    where ${scopeCondition(scope)}
    order by pv.name nulls first, av.username, s.name, g.resource, g.role, g.id`
}

export type GrantFactsRow = {
  grant_id: string
  grant_key: string
  system_id: string
  system_name: string
  environment: string | null
  criticality: string | null
  owner_id: string | null
  account_id: string
  username: string
  display_name: string | null
  account_kind: AccountKind
  account_status: AccountStatus
  mfa: MfaLevel
  person_id: string | null
  person_name: string | null
  person_department: string | null
  person_title: string | null
  person_state: EmploymentState | null
  left_at: Date | string | null
  resource: string
  role: string
  is_privileged: boolean
  path: PathStep[]
  granted_at: Date | string | null
  seen_from: Date | string
  last_used_at: Date | string | null
  is_use_known: boolean
  peers: number
  holders: number
  other_roles: string[] | null
  past_decision: DecisionKind | null
  past_until: Date | string | null
  past_snapshot: StoredSnapshot | null
  past_at: Date | string | null
}

export function toGrantFacts(row: GrantFactsRow): GrantFacts {
  return {
    grantId: row.grant_id,
    grantKey: row.grant_key,
    systemId: row.system_id,
    systemName: row.system_name,
    environment: row.environment,
    criticality: row.criticality,
    ownerId: row.owner_id,
    accountId: row.account_id,
    username: row.username,
    displayName: row.display_name,
    accountKind: row.account_kind,
    accountStatus: row.account_status,
    mfa: row.mfa,
    personId: row.person_id,
    personName: row.person_name,
    personDepartment: row.person_department,
    personTitle: row.person_title,
    personState: row.person_state,
    leftAt: toDate(row.left_at),
    resource: row.resource,
    role: row.role,
    isPrivileged: row.is_privileged,
    path: row.path,
    grantedAt: toDate(row.granted_at),
    seenFrom: new Date(row.seen_from),
    lastUsedAt: toDate(row.last_used_at),
    isUseKnown: row.is_use_known,
    peers: row.peers,
    holders: row.holders,
    otherRoles: row.other_roles ?? [],
    past:
      row.past_decision === null || row.past_snapshot === null || row.past_at === null
        ? null
        : {
            decision: row.past_decision,
            approvedUntil: toDate(row.past_until),
            snapshot: row.past_snapshot,
            decidedAt: new Date(row.past_at),
          },
  }
}

const toDate = (value: Date | string | null): Date | null => (value === null ? null : new Date(value))

const batchSize = 2_000

/** The facts of a scope in batches, read through one cursor: memory holds one batch however many there are. */
export async function* eachGrantFacts(
  tx: Database,
  scope: ReviewScope,
  options: { withOtherRoles: boolean },
): AsyncGenerator<GrantFacts[]> {
  // Every row is read: the planner must not favour the first ones.
  await tx.execute(sql`set local cursor_tuple_fraction = 1`)
  // After a large import PostgreSQL has no figures of the new rows, takes them for few, and would join them one by
  // one: 21 s for 5,000 grants instead of one. The plan is made with the cursor, so this lasts no longer.
  await tx.execute(sql`set local enable_nestloop = off`)
  await tx.execute(sql`declare grant_facts no scroll cursor for ${grantFactsSql(scope, options)}`)
  await tx.execute(sql`set local enable_nestloop to default`)
  for (;;) {
    const { rows } = await tx.execute<GrantFactsRow>(
      sql`fetch forward ${sql.raw(String(batchSize))} from grant_facts`,
    )
    if (rows.length > 0) yield rows.map(toGrantFacts)
    if (rows.length < batchSize) break
  }
  await tx.execute(sql`close grant_facts`)
}

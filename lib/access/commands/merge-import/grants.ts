import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { endOf, instant, type Merge, uuid } from './merge.ts'

/**
 * `staged_grants`: one row a grant, however often the document states it. Its key is what stays the same from import to
 * import: feed, account and role, with the names of resource and path, or with their ids where the system tells any.
 */
export async function stageGrants(tx: Transaction, merge: Merge): Promise<void> {
  const listed = sql.param(merge.privilegedRoles.map((role) => role.toLowerCase()))
  await tx.execute(sql`
    create temporary table staged_grants on commit drop as
    select key, (array_agg(id order by seq))[1] as id, min(seq) as seq, external_id, role,
      (array_agg(resource order by seq))[1] as resource, (array_agg(path order by seq))[1] as path,
      bool_or(is_privileged) as is_privileged, min(granted_at) as granted_at, max(last_used_at) as last_used_at,
      bool_or(is_use_known) as is_use_known
    from (
      select sha256(convert_to((case when identity is null
          then jsonb_build_array(${merge.feedId}::text, key, resource, role, path)
          else jsonb_build_array(${merge.feedId}::text, key, role, identity) end)::text, 'UTF8')) as key,
        seq, id, key as external_id, resource, role, path,
        coalesce(is_privileged, false) or lower(role) = any(${listed}::text[])
          or lower(resource || '/' || role) = any(${listed}::text[]) as is_privileged,
        granted_at, last_used_at, is_use_known
      from staging where kind = 'grant'
    ) g
    group by key, external_id, role`)
  await tx.execute(sql`analyze staged_grants`)
}

export type MergedGrants = { seen: number; opened: number; changed: number }

/**
 * Merges `staged_grants`: what is new or came back opens, what changed its privilege ends and opens anew at the same
 * instant. When it was granted and last used, and what its resource and the way there are called, follows in place: that
 * says nothing about what somebody may do.
 */
export async function mergeGrants(tx: Transaction, merge: Merge): Promise<MergedGrants> {
  const at = instant(merge.observedAt)
  await tx.execute(sql`
    create temporary table plan_grants on commit drop as
    select s.*, a.account_id, c.id as old_id, greatest(${at}, c.valid_from, c.last_to) as new_from,
      coalesce(c.valid_from >= ${at}, false) as is_in_place
    from staged_grants s
    join staged_accounts a using (external_id)
    left join lateral (
      select case when g.valid_to is null then g.id end as id, g.is_privileged, g.confirmed_at, g.valid_to as last_to,
        case when g.valid_to is null then g.valid_from end as valid_from
      from grants g where g.key = s.key order by g.valid_from desc limit 1
    ) c on true
    where c.id is null or (c.is_privileged <> s.is_privileged and coalesce(c.confirmed_at <= ${at}, true))`)
  await tx.execute(sql`
    update grants g set is_privileged = p.is_privileged, evidence_id = ${uuid(merge.evidenceId)}
    from plan_grants p where p.is_in_place and g.id = p.old_id`)
  await tx.execute(sql`
    update grants g set valid_to = p.new_from, closed_evidence_id = ${uuid(merge.evidenceId)}
    from plan_grants p where not p.is_in_place and g.id = p.old_id`)
  await tx.execute(sql`
    insert into grants (id, system_id, account_id, feed_id, key, resource, role, is_privileged, path, valid_from, granted_at,
      last_used_at, is_use_known, evidence_id)
    select id, ${merge.systemId}::uuid, account_id, ${uuid(merge.feedId)}, key, resource, role, is_privileged, path,
      new_from, granted_at, last_used_at, is_use_known, ${uuid(merge.evidenceId)}
    from plan_grants where not is_in_place order by seq`)
  await tx.execute(sql`
    update grants g set granted_at = coalesce(s.granted_at, g.granted_at), is_use_known = s.is_use_known,
      last_used_at = greatest(g.last_used_at, s.last_used_at)
    from staged_grants s
    where g.key = s.key and g.valid_to is null and (g.granted_at, g.is_use_known, g.last_used_at) is distinct from
      (coalesce(s.granted_at, g.granted_at), s.is_use_known, greatest(g.last_used_at, s.last_used_at))`)
  const renamed = await tx.execute(sql`
    update grants g set resource = s.resource, path = s.path from staged_grants s
    where g.key = s.key and g.valid_to is null and coalesce(g.confirmed_at <= ${at}, true)
      and (g.resource, g.path) is distinct from (s.resource, s.path)`)
  if (merge.isConfirming) {
    await tx.execute(sql`
      update grants g set confirmed_at = ${at} from staged_grants s
      where g.key = s.key and g.valid_to is null and coalesce(g.confirmed_at < ${at}, true)`)
  }
  const { rows } = await tx.execute<MergedGrants>(sql`
    select (select count(*)::int from staged_grants) as seen, count(*) filter (where old_id is null)::int as opened,
      count(*) filter (where old_id is not null)::int as changed from plan_grants`)
  const { seen, opened, changed } = rows[0] ?? { seen: 0, opened: 0, changed: 0 }
  return { seen, opened, changed: changed + (renamed.rowCount ?? 0) }
}

/** Ends the grants of `absent_grants`; this import is the proof. */
export async function closeGrants(tx: Transaction, merge: Merge): Promise<number> {
  const at = instant(merge.observedAt)
  const closed = await tx.execute(sql`
    update grants g set valid_to = ${endOf(sql`g.valid_from`, at)}, closed_evidence_id = ${uuid(merge.evidenceId)}
    from absent_grants x where g.id = x.id`)
  return closed.rowCount ?? 0
}

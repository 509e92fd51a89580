import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/** How many of the scope's open findings a run no longer shows. */
export type Plan = {
  absentCount: number
  openCount: number
  /** Rows of the plan, so that a step with nothing to do is not asked for. */
  toRewrite: number
  toClose: number
}

/**
 * Compares `staging` with the scope, once: the temporary table `plan` holds a row for each finding that this run
 * would open (`new`), rewrite or reopen (`seen`) or close (`absent`). What is the same has no row, so an identical
 * report has an empty plan.
 */
export async function makePlan(
  tx: Transaction,
  assetId: string,
  scopeId: string,
  observedAt: Date,
): Promise<Plan> {
  await tx.execute(sql`
    create temporary table plan on commit drop as
    select s.seq, f.id,
      case when f.id is null then 'new' when s.seq is null then 'absent' else 'seen' end as kind,
      f.is_present as was_present, f.type, f.severity as old_severity, s.severity, f.disposition as old_disposition,
      f.opened_at, f.opened_run_id, f.counted_from,
      -- The severity enumeration runs from worst to least: less is worse.
      coalesce(f.disposition = 'accepted' and s.severity < r.severity, false) as exceeds_acceptance,
      coalesce(f.disposition = 'false_positive' and (s.package_version, s.path, s.title, s.resource)
        is distinct from (f.package_version, f.path, f.title, f.resource), false) as is_changed_evidence
    from (select * from findings where scope_id = ${scopeId}::uuid) f
    full join (select s.*, coalesce(d.n, 1) as occurrence_count from staging s left join folded d using (seq)) s
      on s.fingerprint = f.fingerprint
    left join disposition_requests r on r.id = f.disposition_id
    where f.id is null
      -- A scan neither closes nor rewrites what a newer, partial one has seen since.
      or (f.is_present and greatest(f.opened_at, f.confirmed_at) <= ${observedAt.toISOString()}::timestamptz
        and (s.seq is null or f.content_hash <> s.content_hash or f.occurrence_count <> s.occurrence_count))
      or (s.seq is not null and not f.is_present)`)
  // The planner knows nothing yet of findings that this very transaction inserts: without an index it may scan the
  // whole plan for each of them.
  await tx.execute(sql`create index on plan (id) where id is not null`)
  await tx.execute(sql`analyze plan`)
  return countPlan(tx, assetId, scopeId)
}

/**
 * Of all that is open, and of that without what a run still held has opened, the larger share to close is told: else
 * the same wrong report, sent twice, would dilute the share it is held for.
 */
async function countPlan(tx: Transaction, assetId: string, scopeId: string): Promise<Plan> {
  const { rows } = await tx.execute<Omit<Plan, 'absentCount'> & { heldAbsent: number; heldOpen: number }>(sql`
    with held as (select id from scan_runs where scope_id = ${scopeId}::uuid and status = 'held')
    select (select coalesce(sum(count), 0)::int from finding_counts
        where asset_id = ${assetId}::uuid and scope_id = ${scopeId}::uuid and valid_to = 'infinity') as "openCount",
      -- By the run and not by its time: another run may have looked at the same instant.
      (select count(*)::int from held join findings f on f.opened_run_id = held.id
        where f.asset_id = ${assetId}::uuid and f.scope_id = ${scopeId}::uuid and f.is_present) as "heldOpen",
      (select count(*)::int from plan where kind = 'absent' and opened_run_id in (table held)) as "heldAbsent",
      (select count(*)::int from plan where kind = 'seen') as "toRewrite",
      (select count(*)::int from plan where kind = 'absent') as "toClose"`)
  const [counts] = rows
  if (!counts) throw new Error('Counting the plan gave no row.')
  const { heldOpen, heldAbsent, openCount, toRewrite, toClose } = counts
  const established = { absentCount: toClose - heldAbsent, openCount: openCount - heldOpen }
  const decides =
    established.absentCount * 2 > established.openCount ? established : { absentCount: toClose, openCount }
  return { ...decides, toRewrite, toClose }
}

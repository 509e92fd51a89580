import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { countIn, countOut } from './counts.ts'

export type Merge = {
  assetId: string
  scopeId: string
  runId: string
  /** When the scan saw what it reports; transitions carry this time. */
  observedAt: Date
  recordedAt: Date
  /** A partial or held run confirms what it saw finding by finding; a complete one by its place in the scope. */
  isConfirming: boolean
}

export type Transitions = { opened: number; reopened: number; changed: number }

/**
 * Merges `staging` into the findings of a scope by the plan, set-wise: what is unknown opens, what was fixed reopens, what
 * changed is rewritten. What is the same is not touched at all. Closing is `closeAbsent`.
 */
export async function applySeen(tx: Transaction, merge: Merge, toRewrite: number): Promise<Transitions> {
  if (toRewrite > 0) await rewriteSeen(tx, merge)
  const opened = await insertUnknown(tx, merge)
  if (merge.isConfirming) {
    await tx.execute(sql`
      update findings f set confirmed_at = ${merge.observedAt.toISOString()}::timestamptz from staging s
      where f.scope_id = ${merge.scopeId}::uuid and f.fingerprint = s.fingerprint and f.opened_run_id <> ${merge.runId}::uuid
        and f.is_present and coalesce(f.confirmed_at < ${merge.observedAt.toISOString()}::timestamptz, true)`)
  }
  const { rows } = await tx.execute<{ reopened: number; changed: number }>(sql`
    select count(*) filter (where not was_present)::int as reopened, count(*) filter (where was_present)::int as changed from plan where kind = 'seen'`)
  return { opened, reopened: rows[0]?.reopened ?? 0, changed: rows[0]?.changed ?? 0 }
}

/** What changed is rewritten, what was fixed reopens; the roll-up follows. */
async function rewriteSeen(tx: Transaction, merge: Merge): Promise<void> {
  const { assetId, scopeId, runId } = merge
  const observedAt = sql`${merge.observedAt.toISOString()}::timestamptz`
  // Out of the roll-up under the old attributes (only what is open is counted) …
  await countOut(
    tx,
    assetId,
    scopeId,
    sql`select type, old_severity as severity, old_disposition as disposition, opened_at, counted_from, count(*)::int as n
        from plan where kind = 'seen' and was_present and (severity <> old_severity or exceeds_acceptance or is_changed_evidence)
        group by 1, 2, 3, 4, 5`,
    merge.observedAt,
  )
  await tx.execute(sql`
    update findings f set
      severity = s.severity, title = s.title, aliases = s.aliases, package_name = s.package_name,
      package_version = s.package_version, fixed_version = s.fixed_version, purl = s.purl, target = s.target, path = s.path,
      line = s.line, resource = s.resource, alternate_fingerprint = s.alternate_fingerprint,
      occurrence_count = coalesce(d.n, 1), occurrences = coalesce(d.occurrences, '[]'),
      content_hash = s.content_hash, content_run_id = ${runId}::uuid, raw_offset = s.raw_offset, raw_length = s.raw_length,
      is_present = true,
      opened_at = case when t.was_present then f.opened_at else ${observedAt} end,
      opened_run_id = case when t.was_present then f.opened_run_id else ${runId}::uuid end,
      reopen_count = f.reopen_count + case when t.was_present then 0 else 1 end,
      closed_at = null, closed_run_id = null,
      confirmed_at = case when t.was_present then f.confirmed_at end,
      disposition = case when t.exceeds_acceptance or t.is_changed_evidence then 'none' else f.disposition end,
      disposition_until = case when t.exceeds_acceptance or t.is_changed_evidence then null else f.disposition_until end,
      is_to_review = f.is_to_review or t.is_changed_evidence,
      counted_from = case
        when t.was_present and t.severity = t.old_severity and not t.exceeds_acceptance
          and not t.is_changed_evidence then f.counted_from
        else ${observedAt} end
    from plan t join staging s on s.seq = t.seq left join folded d on d.seq = s.seq
    where t.kind = 'seen' and f.asset_id = ${assetId}::uuid and f.id = t.id`)
  // … and in again under the new ones.
  await countIn(
    tx,
    assetId,
    scopeId,
    sql`select f.type, f.severity, f.disposition, f.opened_at, f.counted_from, count(*)::int as n
        from plan t join findings f on f.asset_id = ${assetId}::uuid and f.id = t.id
        where t.kind = 'seen' and (not t.was_present or t.severity <> t.old_severity or t.exceeds_acceptance or t.is_changed_evidence)
        group by 1, 2, 3, 4, 5`,
  )
  await recordTouched(tx, merge)
}

async function recordTouched(tx: Transaction, merge: Merge): Promise<void> {
  await tx.execute(sql`
    insert into finding_events (asset_id, finding_id, at, recorded_at, kind, run_id, detail)
    select ${merge.assetId}::uuid, t.id, ${merge.observedAt.toISOString()}::timestamptz, ${merge.recordedAt.toISOString()}::timestamptz,
      e.kind::finding_event_kind, ${merge.runId}::uuid, e.detail
    from plan t cross join lateral (values
      ('reopened', not t.was_present, '{}'::jsonb),
      ('severity_changed', t.severity <> t.old_severity, jsonb_build_object('from', t.old_severity, 'to', t.severity)),
      ('disposition_ended', t.exceeds_acceptance, jsonb_build_object('reason', 'severity rose beyond what was accepted')),
      ('to_review', t.is_changed_evidence, jsonb_build_object('reason', 'its evidence changed'))
    ) e(kind, applies, detail)
    where t.kind = 'seen' and e.applies`)
}

async function insertUnknown(tx: Transaction, merge: Merge): Promise<number> {
  const { assetId, scopeId, runId } = merge
  const observedAt = sql`${merge.observedAt.toISOString()}::timestamptz`
  const inserted = await tx.execute(sql`
    insert into findings (asset_id, id, scope_id, fingerprint, fingerprint_version, alternate_fingerprint, issue_key, type, severity,
      rule_id, title, aliases, package_name, package_version, fixed_version, purl, target, path, line, resource,
      occurrence_count, occurrences, content_hash, content_run_id, raw_offset, raw_length, is_present,
      first_seen_at, opened_at, opened_run_id, counted_from)
    select ${assetId}::uuid, s.id, ${scopeId}::uuid, s.fingerprint, s.fingerprint_version, s.alternate_fingerprint, s.issue_key, s.type, s.severity,
      s.rule_id, s.title, s.aliases, s.package_name, s.package_version, s.fixed_version, s.purl, s.target, s.path, s.line, s.resource,
      coalesce(d.n, 1), coalesce(d.occurrences, '[]'), s.content_hash, ${runId}::uuid, s.raw_offset, s.raw_length, true,
      ${observedAt}, ${observedAt}, ${runId}::uuid, ${observedAt}
    from plan p join staging s on s.seq = p.seq left join folded d on d.seq = s.seq where p.kind = 'new'`)
  await countIn(
    tx,
    assetId,
    scopeId,
    // Never counted before: reopened ones were counted above.
    sql`select s.type, s.severity, 'none'::disposition as disposition, ${observedAt} as opened_at, ${observedAt} as counted_from, count(*)::int as n
        from plan p join staging s on s.seq = p.seq where p.kind = 'new'
        group by 1, 2, 3, 4, 5`,
  )
  return inserted.rowCount ?? 0
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Merge } from './apply.ts'
import { countOut } from './counts.ts'

export type Absent = { absent: number; open: number }

/** How many of the scope's open findings this run no longer shows. Asked before anything is merged. */
export async function countAbsent(tx: Transaction, scopeId: string): Promise<Absent> {
  const { rows } = await tx.execute<Absent>(sql`
    select count(*)::int as open,
      count(*) filter (where not exists (select 1 from staging s where s.fingerprint = f.fingerprint))::int as absent
    from findings f where f.scope_id = ${scopeId}::uuid and f.is_present`)
  return rows[0] ?? { absent: 0, open: 0 }
}

/**
 * Closes what a complete run of the same scope no longer shows. An acceptance or a suppression is kept on the
 * fixed finding, so that it is still known when the finding comes back.
 */
export async function closeAbsent(tx: Transaction, merge: Merge): Promise<number> {
  const { assetId, scopeId, runId } = merge
  const observedAt = sql`${merge.observedAt.toISOString()}::timestamptz`
  await tx.execute(sql`
    create temporary table closing on commit drop as
    select f.id, f.type, f.severity, f.disposition, f.opened_at, f.counted_from from findings f
    where f.scope_id = ${scopeId}::uuid and f.is_present
      and not exists (select 1 from staging s where s.fingerprint = f.fingerprint)`)
  const closed = await tx.execute(sql`
    update findings f set is_present = false, closed_at = ${observedAt}, closed_run_id = ${runId}::uuid
    from closing c where f.asset_id = ${assetId}::uuid and f.id = c.id`)
  if (closed.rowCount === 0) return 0
  await countOut(
    tx,
    assetId,
    scopeId,
    sql`select type, severity, disposition, opened_at, counted_from, count(*)::int as n from closing group by 1, 2, 3, 4, 5`,
    merge.observedAt,
  )
  await tx.execute(sql`
    insert into finding_events (asset_id, finding_id, at, recorded_at, kind, run_id, detail)
    select ${assetId}::uuid, id, ${observedAt}, ${merge.recordedAt.toISOString()}::timestamptz, 'fixed', ${runId}::uuid, '{}'::jsonb from closing`)
  return closed.rowCount ?? 0
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Merge } from './apply.ts'
import { countOut } from './counts.ts'

/**
 * Closes what a complete run of the same scope no longer shows, by the plan. An acceptance or a suppression is kept on the
 * fixed finding, so that it is still known when the finding comes back.
 */
export async function closeAbsent(tx: Transaction, merge: Merge): Promise<number> {
  const { assetId, scopeId, runId } = merge
  const observedAt = sql`${merge.observedAt.toISOString()}::timestamptz`
  const closed = await tx.execute(sql`
    update findings f set is_present = false, closed_at = ${observedAt}, closed_run_id = ${runId}::uuid
    from plan p where p.kind = 'absent' and f.asset_id = ${assetId}::uuid and f.id = p.id`)
  if (closed.rowCount === 0) return 0
  await countOut(
    tx,
    assetId,
    scopeId,
    sql`select type, old_severity as severity, old_disposition as disposition, opened_at, counted_from, count(*)::int as n
        from plan where kind = 'absent' group by 1, 2, 3, 4, 5`,
    merge.observedAt,
  )
  await tx.execute(sql`
    insert into finding_events (asset_id, finding_id, at, recorded_at, kind, run_id, detail)
    select ${assetId}::uuid, id, ${observedAt}, ${merge.recordedAt.toISOString()}::timestamptz, 'fixed', ${runId}::uuid, '{}'::jsonb from plan where kind = 'absent'`)
  return closed.rowCount ?? 0
}

import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'

/**
 * Adds findings to the roll-up from an instant on. `source` yields type, severity, disposition, opened_at,
 * counted_from and n, one row a group.
 */
export async function countIn(tx: Transaction, assetId: string, scopeId: string, source: SQL): Promise<void> {
  await tx.execute(sql`
    insert into finding_counts (asset_id, scope_id, type, severity, disposition, opened_at, valid_from, valid_to, count)
    select ${assetId}::uuid, ${scopeId}::uuid, g.type, g.severity, g.disposition, g.opened_at, g.counted_from, 'infinity', g.n
    from (${source}) g
    on conflict (asset_id, scope_id, type, severity, disposition, opened_at, valid_from, valid_to)
    do update set count = finding_counts.count + excluded.count`)
}

/**
 * Takes findings out of the roll-up at `until`: what they were counted as before stays true for the time
 * before. `source` is as for `countIn`.
 */
export async function countOut(
  tx: Transaction,
  assetId: string,
  scopeId: string,
  source: SQL,
  until: Date,
): Promise<void> {
  await tx.execute(sql`
    with leaving as materialized (${source}),
    lowered as (
      update finding_counts c set count = c.count - g.n
      from leaving g
      where c.asset_id = ${assetId}::uuid and c.scope_id = ${scopeId}::uuid and c.type = g.type and c.severity = g.severity
        and c.disposition = g.disposition and c.opened_at = g.opened_at and c.valid_from = g.counted_from
        and c.valid_to = 'infinity'
      returning 1
    )
    insert into finding_counts (asset_id, scope_id, type, severity, disposition, opened_at, valid_from, valid_to, count)
    select ${assetId}::uuid, ${scopeId}::uuid, g.type, g.severity, g.disposition, g.opened_at, g.counted_from, ${until.toISOString()}::timestamptz, g.n
    from leaving g
    -- A finding that came and went at one instant was never open.
    where g.counted_from < ${until.toISOString()}::timestamptz
    on conflict (asset_id, scope_id, type, severity, disposition, opened_at, valid_from, valid_to)
    do update set count = finding_counts.count + excluded.count`)
  await tx.execute(sql`
    delete from finding_counts where asset_id = ${assetId}::uuid and scope_id = ${scopeId}::uuid and valid_to = 'infinity' and count = 0`)
}

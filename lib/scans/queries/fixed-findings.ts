import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { FindingCursor } from '../model/finding-cursor.ts'
import type { FindingFilter } from '../model/finding-filter.ts'
import type { FindingRecord } from './finding-columns.ts'
import { findingColumns, recordColumns } from './finding-columns.ts'
import { allOf, oneOf, plainConditions } from './finding-conditions.ts'
import { searchCondition } from './finding-search.ts'
import type { Records } from './open-findings.ts'
import type { RunMoment } from './run-moment.ts'

/** Fixed findings, the last fixed first: the order of `findings_fixed_idx`. */
export async function readFixed(
  db: Database,
  filter: FindingFilter,
  run: RunMoment | null,
  after: FindingCursor | null,
  limit: number,
): Promise<Records> {
  const where = allOf([
    sql`not f.is_present`,
    oneOf(sql`f.severity`, filter.severity, sql`severity`),
    ...plainConditions(filter),
    searchCondition(filter.q),
    run && sql`f.closed_at = ${run.at.toISOString()}::timestamptz and f.scope_id = ${run.scopeId}::uuid`,
    after && sql`(f.closed_at, f.id) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
  ])
  const { rows } = await db.execute<FindingRecord>(sql`
    select ${recordColumns} from (
      select ${findingColumns} from findings f join scan_scopes s on s.id = f.scope_id
      where ${where} order by f.closed_at desc, f.id desc limit ${limit + 1}
    ) p join scan_scopes s on s.id = p.scope_id join assets a on a.id = p.asset_id
    order by p.closed_at desc, p.id desc`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const hasMore = rows.length > limit && last?.closedAt != null
  return { records: page, next: hasMore ? { rank: 0, at: new Date(last.closedAt ?? 0), id: last.id } : null }
}

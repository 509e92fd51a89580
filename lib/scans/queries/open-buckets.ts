import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Disposition, FindingType, Severity } from '../model.ts'

/** Open findings of one scope that agree in everything a facet or a deadline looks at. */
export type OpenBucket = {
  assetId: string
  assetName: string
  scopeId: string
  tool: string
  branch: string
  isOnDefaultBranch: boolean
  type: FindingType
  severity: Severity
  disposition: Disposition
  openedAt: Date
  /** The scope's newest complete run: what was opened before it has been seen twice. */
  scopeLastCompleteAt: Date | null
  isReopened: boolean
  isSeenAgain: boolean
  isToReview: boolean
  count: number
}

/**
 * Every open finding, folded. Comes from the roll-up, so its cost follows the number of runs, not of findings; the
 * few findings the roll-up cannot tell apart (reopened, confirmed by a partial run, decided once) are
 * counted from their own rows and taken out of their roll-up bucket.
 */
export async function openBuckets(db: Database): Promise<OpenBucket[]> {
  const usual = await readBuckets(db, usualRows)
  const unusual = await readBuckets(db, unusualRows)
  const byKey = new Map(usual.map((bucket) => [keyOf(bucket), bucket]))
  for (const bucket of unusual) {
    const whole = byKey.get(keyOf(bucket))
    if (whole) whole.count -= bucket.count
  }
  return [...usual.filter((bucket) => bucket.count > 0), ...unusual]
}

/** The same for a text search, straight from the findings, and at most `limit` of them. */
export async function searchedBuckets(
  db: Database,
  condition: SQL,
  limit: number,
): Promise<{ buckets: OpenBucket[]; isCapped: boolean }> {
  const buckets = await readBuckets(
    db,
    sql`select asset_id, scope_id, type, severity, disposition, opened_at, reopen_count > 0 as is_reopened,
          confirmed_at is not null or disposition_id is not null as is_seen_again, is_to_review, count(*)::int as n
        from (select * from findings f where f.is_present and ${condition} limit ${limit + 1}) f
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
  )
  const met = buckets.reduce((total, { count }) => total + count, 0)
  return { buckets, isCapped: met > limit }
}

const usualRows = sql`
  select asset_id, scope_id, type, severity, disposition, opened_at, false as is_reopened, false as is_seen_again,
    false as is_to_review, sum(count)::int as n
  from finding_counts where valid_to = 'infinity' group by 1, 2, 3, 4, 5, 6`

// The condition is the one of the partial index `findings_unusual_idx`, word for word.
const unusualRows = sql`
  select asset_id, scope_id, type, severity, disposition, opened_at, reopen_count > 0 as is_reopened,
    confirmed_at is not null or disposition_id is not null as is_seen_again, is_to_review, count(*)::int as n
  from findings where is_present and (reopen_count > 0 or confirmed_at is not null or is_to_review or disposition_id is not null)
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9`

/** Raw statements hand timestamps over as text. */
type Row = Omit<OpenBucket, 'openedAt' | 'scopeLastCompleteAt'> & {
  openedAt: string
  scopeLastCompleteAt: string | null
}

async function readBuckets(db: Database, folded: SQL): Promise<OpenBucket[]> {
  const { rows } = await db.execute<Row>(sql`
    select b.asset_id as "assetId", a.name as "assetName", b.scope_id as "scopeId", s.tool, s.branch,
      s.branch = a.default_branch as "isOnDefaultBranch", b.type, b.severity,
      b.disposition, b.opened_at as "openedAt", s.last_complete_at as "scopeLastCompleteAt",
      b.is_reopened as "isReopened", b.is_seen_again as "isSeenAgain", b.is_to_review as "isToReview", b.n as count
    from (${folded}) b join scan_scopes s on s.id = b.scope_id join assets a on a.id = b.asset_id`)
  return rows.map((row) => ({
    ...row,
    openedAt: new Date(row.openedAt),
    scopeLastCompleteAt: row.scopeLastCompleteAt === null ? null : new Date(row.scopeLastCompleteAt),
  }))
}

const keyOf = (b: OpenBucket) =>
  `${b.scopeId} ${b.type} ${b.severity} ${b.disposition} ${b.openedAt.getTime()}`

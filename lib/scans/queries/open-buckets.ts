import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { type Disposition, type FindingType, type Severity, severities } from '../model.ts'
import type { SlaTerms } from '../rules/sla.ts'
import type { RunMoment } from './run-moment.ts'

/** Open findings of one scope that agree in everything a facet looks at, their standing against time included. */
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
  /** The first of them was opened then; all of them stand where it stands. */
  openedAt: Date
  openedTo: Date
  /** The scope's newest complete run: what was opened before it has been seen twice. */
  scopeLastCompleteAt: Date | null
  isReopened: boolean
  isSeenAgain: boolean
  isToReview: boolean
  count: number
}

export type Moment = { terms: SlaTerms; now: Date }

/**
 * Every open finding (of a run: every one it opened), folded to some hundred buckets by the database. They come from
 * the roll-up, so the cost follows the number of runs, not of findings; the few findings that the roll-up cannot tell
 * apart (reopened, confirmed by a partial run, decided once) are counted from their own rows and taken out of it.
 */
export function openBuckets(db: Database, run: RunMoment | null, moment: Moment): Promise<OpenBucket[]> {
  const ofRun = run
    ? sql`scope_id = ${run.scopeId}::uuid and opened_at = ${run.at.toISOString()}::timestamptz`
    : sql`true`
  return fold(
    db,
    sql`unusual as (
        select asset_id, scope_id, type, severity, disposition, opened_at, reopen_count > 0 as is_reopened,
          confirmed_at is not null or disposition_id is not null as is_seen_again, is_to_review, count(*)::int as n
        -- The condition of the partial index findings_unusual_idx, word for word.
        from findings where is_present and (reopen_count > 0 or confirmed_at is not null or is_to_review or disposition_id is not null)
          and ${ofRun}
        group by 1, 2, 3, 4, 5, 6, 7, 8, 9
      ),
      counted as (
        select asset_id, scope_id, type, severity, disposition, opened_at, false as is_reopened, false as is_seen_again,
          false as is_to_review, count as n
        from finding_counts where valid_to = 'infinity' and ${ofRun}
        union all
        select asset_id, scope_id, type, severity, disposition, opened_at, false, false, false, -n from unusual
        union all
        select * from unusual
      )`,
    moment,
  )
}

/** The same for a text search, straight from the findings, and at most `limit` of them. */
export async function searchedBuckets(
  db: Database,
  search: SQL,
  run: RunMoment | null,
  limit: number,
  moment: Moment,
): Promise<{ buckets: OpenBucket[]; isCapped: boolean }> {
  const ofRun = run
    ? sql`f.scope_id = ${run.scopeId}::uuid and f.opened_at = ${run.at.toISOString()}::timestamptz`
    : sql`true`
  const buckets = await fold(
    db,
    sql`counted as (
      select asset_id, scope_id, type, severity, disposition, opened_at, reopen_count > 0 as is_reopened,
        confirmed_at is not null or disposition_id is not null as is_seen_again, is_to_review, 1 as n
      from findings f where f.is_present and ${search} and ${ofRun} limit ${limit + 1}
    )`,
    moment,
  )
  const met = buckets.reduce((total, { count }) => total + count, 0)
  return { buckets, isCapped: met > limit }
}

/** Raw statements hand timestamps over as text. */
type Row = Omit<OpenBucket, 'openedAt' | 'openedTo' | 'scopeLastCompleteAt'> & {
  openedAt: string
  openedTo: string
  scopeLastCompleteAt: string | null
}

/** Folds `counted`: what was opened on the same side of every deadline and of the newest complete run stands alike. */
async function fold(db: Database, counted: SQL, moment: Moment): Promise<OpenBucket[]> {
  const { rows } = await db.execute<Row>(sql`
    with ${counted},
    deadlines (severity, overdue_before, soon_until) as (values ${deadlines(moment)})
    select c.asset_id as "assetId", a.name as "assetName", c.scope_id as "scopeId", s.tool, s.branch,
      s.branch = a.default_branch as "isOnDefaultBranch", c.type, c.severity, c.disposition, min(c.opened_at) as "openedAt", max(c.opened_at) as "openedTo",
      s.last_complete_at as "scopeLastCompleteAt", c.is_reopened as "isReopened", c.is_seen_again as "isSeenAgain",
      c.is_to_review as "isToReview", sum(c.n)::int as count
    from counted c join scan_scopes s on s.id = c.scope_id join assets a on a.id = c.asset_id
    join deadlines d on d.severity = c.severity
    group by c.asset_id, a.name, a.default_branch, c.scope_id, s.tool, s.branch, c.type, c.severity, c.disposition, s.last_complete_at,
      c.is_reopened, c.is_seen_again, c.is_to_review, c.opened_at < s.last_complete_at, c.opened_at < d.overdue_before,
      c.opened_at <= d.soon_until
    having sum(c.n) > 0`)
  return rows.map((row) => ({
    ...row,
    openedAt: new Date(row.openedAt),
    openedTo: new Date(row.openedTo),
    scopeLastCompleteAt: row.scopeLastCompleteAt === null ? null : new Date(row.scopeLastCompleteAt),
  }))
}

/** For each severity, the openings that are overdue now and those that are due soon; null without a deadline. */
function deadlines({ terms, now }: Moment): SQL {
  const at = (days: number | undefined) =>
    days === undefined ? null : new Date(now.getTime() - days * dayMs).toISOString()
  return sql.join(
    severities.map((severity) => {
      const days = terms.days[severity]
      const soon = days === undefined ? undefined : days - terms.atRiskDays
      return sql`(${severity}::severity, ${at(days)}::timestamptz, ${at(soon)}::timestamptz)`
    }),
    sql`, `,
  )
}

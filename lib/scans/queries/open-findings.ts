import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { FindingCursor } from '../model/finding-cursor.ts'
import type { FindingFilter, SlaState } from '../model/finding-filter.ts'
import type { BranchPlan, FindingBranch } from '../rules/finding-branches.ts'
import type { SlaTerms } from '../rules/finding-standing.ts'
import { type FindingRecord, findingColumns, recordColumns } from './finding-columns.ts'
import { allOf, anyOf, oneOf, plainConditions, stateCondition } from './finding-conditions.ts'
import { searchCondition } from './finding-search.ts'
import type { Matching } from './narrow.ts'
import type { RunMoment } from './run-moment.ts'

export type Judged = { terms: SlaTerms; now: Date }
export type Records = { records: FindingRecord[]; next: FindingCursor | null }
type Row = FindingRecord & { rank: number; key: string }

/**
 * Merges the plan's branches into one page. Each branch reads at most a page from `findings_open_idx` or
 * `findings_open_by_asset_idx`, in their order, so nothing is sorted but some hundred rows.
 */
export async function readOpen(
  db: Database,
  filter: FindingFilter,
  run: RunMoment | null,
  matching: Matching,
  { direction, branches }: BranchPlan,
  judged: Judged,
  limit: number,
): Promise<Records> {
  if (branches.length === 0) return { records: [], next: null }
  const order = direction === 'asc' ? sql`asc` : sql`desc`
  const shared = allOf([
    sql`f.is_present`,
    ...plainConditions(filter),
    stateCondition(filter.state),
    searchCondition(filter.q),
    matching.scopes && oneOf(sql`f.asset_id`, matching.scopes.assetIds, sql`uuid`),
    matching.scopes && oneOf(sql`f.scope_id`, matching.scopes.scopeIds, sql`uuid`),
    matching.openedFrom && sql`f.opened_at >= ${matching.openedFrom.toISOString()}::timestamptz`,
    matching.openedTo && sql`f.opened_at <= ${matching.openedTo.toISOString()}::timestamptz`,
    run && sql`f.opened_at = ${run.at.toISOString()}::timestamptz and f.scope_id = ${run.scopeId}::uuid`,
  ])
  const slices = branches.map(
    (branch) => sql`(
      select ${findingColumns}, ${branch.rank}::int as rank,
        f.opened_at + make_interval(secs => ${branch.offsetMs / 1000}::float8) as key
      from findings f join scan_scopes s on s.id = f.scope_id
      where f.severity = ${branch.severity}::severity and ${allOf([
        branchCondition(branch, direction),
        deadlineCondition(branch, filter.sla, judged),
        shared,
      ])}
      order by f.opened_at ${order}, f.id ${order} limit ${limit + 1})`,
  )
  const { rows } = await db.execute<Row>(sql`
    select ${recordColumns}, p.rank, p.key from (
      select * from (${sql.join(slices, sql` union all `)}) u order by rank, key ${order}, id ${order} limit ${limit + 1}
    ) p join scan_scopes s on s.id = p.scope_id join assets a on a.id = p.asset_id
    order by p.rank, p.key ${order}, p.id ${order}`)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { records: page, next: hasMore ? { rank: last.rank, at: new Date(last.key), id: last.id } : null }
}

function branchCondition(branch: FindingBranch, direction: 'asc' | 'desc'): SQL | null {
  const decided = branch.isDecided === null ? null : isDecided(branch.isDecided)
  if (branch.after === null) return decided
  const { openedAt, id } = branch.after
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return allOf([
    decided,
    sql`(f.opened_at, f.id) ${beyond} (${openedAt.toISOString()}::timestamptz, ${id}::uuid)`,
  ])
}

const isDecided = (isSo: boolean): SQL => (isSo ? sql`f.disposition <> 'none'` : sql`f.disposition = 'none'`)

/** Within one severity a deadline is a bound on `opened_at`, which the index knows. */
function deadlineCondition(
  { severity }: FindingBranch,
  states: readonly SlaState[],
  { terms, now }: Judged,
): SQL | null {
  if (states.length === 0) return null
  const days = terms.days[severity]
  const opened = (daysBefore: number) =>
    sql`${new Date(now.getTime() - daysBefore * dayMs).toISOString()}::timestamptz`
  if (days === undefined) return states.includes('no_deadline') ? null : sql`false`
  const overdue = opened(days)
  const soon = opened(days - terms.atRiskDays)
  const wanted: Record<SlaState, SQL> = {
    no_deadline: isDecided(true),
    overdue: sql`(f.disposition = 'none' and f.opened_at < ${overdue})`,
    due_soon: sql`(f.disposition = 'none' and f.opened_at >= ${overdue} and f.opened_at <= ${soon})`,
    in_time: sql`(f.disposition = 'none' and f.opened_at > ${soon} and f.opened_at >= ${overdue})`,
  }
  return anyOf(states.map((state) => wanted[state]))
}

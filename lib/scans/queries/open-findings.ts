import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { FindingCursor } from '../model/finding-cursor.ts'
import type { FindingFilter, SlaState } from '../model/finding-filter.ts'
import { typesWithoutSla } from '../model/sla.ts'
import type { BranchPlan, FindingBranch } from '../rules/finding-branches.ts'
import type { SlaTerms } from '../rules/sla.ts'
import { type FindingRecord, findingColumns, recordColumns } from './finding-columns.ts'
import { allOf, anyOf, oneOf, plainConditions, stateCondition } from './finding-conditions.ts'
import { searchCondition } from './finding-search.ts'
import type { Matching } from './narrow.ts'
import type { RunMoment } from './run-moment.ts'

export type Judged = { terms: SlaTerms; now: Date }
export type Records = { records: FindingRecord[]; next: FindingCursor | null }
type Row = FindingRecord & { rank: number; key: string }

/**
 * Reads one page along the plan. Each branch reads at most a page from `findings_open_idx` or
 * `findings_open_by_asset_idx`, in their order, so nothing is sorted but some hundred rows. Ranks are read one after
 * the other and only until the page is full: what comes last is not looked for before it is wanted.
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
  const conditions = sharedConditions(filter, run, matching)
  const rows: Row[] = []
  for (const [, ofRank] of [...Map.groupBy(branches, ({ rank }) => rank)].sort(([a], [b]) => a - b)) {
    const wanted = limit + 1 - rows.length
    if (wanted <= 0) break
    rows.push(...(await readRank(db, ofRank, direction, conditions, filter.sla, judged, wanted)))
  }
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const hasMore = rows.length > limit && last !== undefined
  return { records: page, next: hasMore ? { rank: last.rank, at: new Date(last.key), id: last.id } : null }
}

function sharedConditions(filter: FindingFilter, run: RunMoment | null, matching: Matching): SQL {
  const { scopes, openedFrom, openedTo } = matching
  return allOf([
    sql`f.is_present`,
    ...plainConditions(filter),
    stateCondition(filter.state),
    searchCondition(filter.q),
    scopes && oneOf(sql`f.asset_id`, scopes.assetIds, sql`uuid`),
    scopes && oneOf(sql`f.scope_id`, scopes.scopeIds, sql`uuid`),
    openedFrom && sql`f.opened_at >= ${openedFrom.toISOString()}::timestamptz`,
    openedTo && sql`f.opened_at <= ${openedTo.toISOString()}::timestamptz`,
    run && sql`f.opened_at = ${run.at.toISOString()}::timestamptz and f.scope_id = ${run.scopeId}::uuid`,
  ])
}

/** Merges the branches of one rank. */
async function readRank(
  db: Database,
  branches: readonly FindingBranch[],
  direction: 'asc' | 'desc',
  conditions: SQL,
  sla: readonly SlaState[],
  judged: Judged,
  limit: number,
): Promise<Row[]> {
  const order = direction === 'asc' ? sql`asc` : sql`desc`
  const slices = branches.map(
    (branch) => sql`(
      select ${findingColumns}, ${branch.rank}::int as rank,
        f.opened_at + make_interval(secs => ${branch.offsetMs / 1000}::float8) as key
      from findings f join scan_scopes s on s.id = f.scope_id join assets a on a.id = f.asset_id
      where f.severity = ${branch.severity}::severity and ${allOf([
        branchCondition(branch, direction),
        deadlineCondition(branch, sla, judged),
        conditions,
      ])}
      order by f.opened_at ${order}, f.id ${order} limit ${limit})`,
  )
  const { rows } = await db.execute<Row>(sql`
    select ${recordColumns}, p.rank, p.key from (
      select * from (${sql.join(slices, sql` union all `)}) u order by key ${order}, id ${order} limit ${limit}
    ) p join scan_scopes s on s.id = p.scope_id join assets a on a.id = p.asset_id
    order by p.key ${order}, p.id ${order}`)
  return rows
}

function branchCondition(branch: FindingBranch, direction: 'asc' | 'desc'): SQL | null {
  const owed = branch.isOwed === null ? null : isOwed(branch.isOwed)
  if (branch.after === null) return owed
  const { openedAt, id } = branch.after
  const beyond = direction === 'asc' ? sql`>` : sql`<`
  return allOf([
    owed,
    sql`(f.opened_at, f.id) ${beyond} (${openedAt.toISOString()}::timestamptz, ${id}::uuid)`,
  ])
}

/** `standingOf` in SQL: somebody owes a fix by a day. */
const owed = sql`(f.disposition = 'none' and s.branch = a.default_branch and f.type not in (${sql.join(
  typesWithoutSla.map((type) => sql`${type}::finding_type`),
  sql`, `,
)}))`
const isOwed = (isSo: boolean): SQL => (isSo ? owed : sql`not ${owed}`)

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
    no_deadline: isOwed(false),
    overdue: sql`(${owed} and f.opened_at < ${overdue})`,
    due_soon: sql`(${owed} and f.opened_at >= ${overdue} and f.opened_at <= ${soon})`,
    in_time: sql`(${owed} and f.opened_at > ${soon} and f.opened_at >= ${overdue})`,
  }
  return anyOf(states.map((state) => wanted[state]))
}

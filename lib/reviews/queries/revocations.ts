import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { defineQuery } from '#lib/platform/query.ts'
import {
  type RevocationFilter,
  type RevocationPage,
  revocationCursorSchema,
  revocationFilterSchema,
} from '../model/revocation.ts'
import { type RevocationStatus, revocationStatuses } from '../model.ts'
import {
  afterCursor,
  boardOrder,
  filterCondition,
  isOverdueAt,
  scopeCondition,
} from './revocation-conditions.ts'
import { readRevocations } from './revocation-rows.ts'

/** One page of the board, keyset-paged, with how many are in each state. */
export const revocations = defineQuery({
  permission: 'revocations.read',
  input: z.strictObject({
    filter: revocationFilterSchema.prefault({}),
    after: revocationCursorSchema.nullable().default(null),
    limit: z.int().min(1).max(1_000).default(100),
  }),
  async run({ db, input: { filter, after, limit }, now }): Promise<RevocationPage> {
    const condition = sql`${filterCondition(filter, now)} and ${afterCursor(filter, after)}`
    const found = await readRevocations(db, condition, { order: boardOrder(filter), limit: limit + 1 }, now)
    const rows = found.slice(0, limit)
    const last = found.length > limit ? rows.at(-1) : undefined
    return {
      rows,
      next: last ? { at: filter.order === 'due' ? last.dueAt : last.requestedAt, id: last.id } : null,
      ...(await countStates(db, filter, now)),
    }
  },
})

async function countStates(
  db: Database,
  filter: RevocationFilter,
  now: Date,
): Promise<Pick<RevocationPage, 'counts' | 'overdue' | 'quarters'>> {
  const { rows } = await db.execute<{ status: RevocationStatus; n: number; overdue: number }>(sql`
    select r.status, count(*)::int as n, (count(*) filter (where ${isOverdueAt(now)}))::int as overdue
    from revocations r where ${scopeCondition(filter)} group by r.status`)
  const byStatus = new Map(rows.map(({ status, n }) => [status, n]))
  const quarters = await db.execute<{ quarter: string }>(
    sql`select distinct quarter from revocations order by quarter desc`,
  )
  return {
    counts: Object.fromEntries(
      revocationStatuses.map((status) => [status, byStatus.get(status) ?? 0]),
    ) as RevocationPage['counts'],
    overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
    quarters: quarters.rows.map(({ quarter }) => quarter),
  }
}

import { type SQL, sql } from 'drizzle-orm'
import type { RevocationCursor, RevocationFilter } from '../model/revocation.ts'

/** `isOverdue` of `rules/revocation-sla.ts`, as a condition on `revocations r`. */
export const isOverdueAt = (now: Date): SQL => {
  const at = sql`${now.toISOString()}::timestamptz`
  return sql`((r.status in ('open', 'claimed_done', 'still_present', 'not_supported') and r.due_at <= ${at})
    or (r.status = 'risk_accepted' and coalesce(r.risk_accepted_until <= ${at}, true)))`
}

/** Everything of a filter but the states and whether it is overdue: what the counts beside them stand under. */
export function scopeCondition({ quarter, systemId, ownerId }: RevocationFilter): SQL {
  return sql.join(
    [
      sql`true`,
      ...(quarter === undefined ? [] : [sql`r.quarter = ${quarter}`]),
      ...(systemId === undefined ? [] : [sql`r.system_id = ${systemId}::uuid`]),
      ...(ownerId === undefined ? [] : [sql`r.owner_id = ${ownerId}::uuid`]),
    ],
    sql` and `,
  )
}

export function filterCondition(filter: RevocationFilter, now: Date): SQL {
  return sql.join(
    [
      scopeCondition(filter),
      ...(filter.statuses.length === 0
        ? []
        : [sql`r.status = any(${sql.param(filter.statuses)}::revocation_status[])`]),
      ...(filter.isOverdue ? [isOverdueAt(now)] : []),
    ],
    sql` and `,
  )
}

export const boardOrder = ({ order }: RevocationFilter): SQL =>
  order === 'due' ? sql`r.due_at, r.id` : sql`r.requested_at desc, r.id desc`

export function afterCursor({ order }: RevocationFilter, cursor: RevocationCursor | null): SQL {
  if (cursor === null) return sql`true`
  const [at, id] = [sql`${cursor.at}::timestamptz`, sql`${cursor.id}::uuid`]
  return order === 'due'
    ? sql`(r.due_at, r.id) > (${at}, ${id})`
    : sql`(r.requested_at, r.id) < (${at}, ${id})`
}

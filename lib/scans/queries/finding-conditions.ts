import { type SQL, sql } from 'drizzle-orm'
import type { FindingFilter } from '../model/finding-filter.ts'
import type { FindingState } from '../model.ts'

/** A list of values as an `in` condition; an empty list is no condition. */
export function oneOf(column: SQL, values: readonly string[], cast: SQL): SQL | null {
  if (values.length === 0) return null
  const list = sql.join(
    values.map((value) => sql`${value}::${cast}`),
    sql`, `,
  )
  return sql`${column} in (${list})`
}

export const allOf = (conditions: readonly (SQL | null)[]): SQL => {
  const given = conditions.filter((condition) => condition !== null)
  return given.length === 0 ? sql`true` : sql.join(given, sql` and `)
}

export const anyOf = (conditions: SQL[]): SQL | null =>
  conditions.length === 0 ? null : sql`(${sql.join(conditions, sql` or `)})`

/** The filter's plain columns, on `findings f` and its scope `s`. Severity, state and deadline are not plain. */
export function plainConditions(filter: FindingFilter): (SQL | null)[] {
  return [
    oneOf(sql`f.asset_id`, filter.asset, sql`uuid`),
    oneOf(sql`f.type`, filter.type, sql`finding_type`),
    oneOf(sql`f.disposition`, filter.disposition, sql`disposition`),
    oneOf(sql`s.tool`, filter.tool, sql`text`),
    oneOf(sql`s.branch`, filter.branch, sql`text`),
  ]
}

/** Seen in one report so far: neither a later complete run nor a later partial one has shown it again, and nobody looked at it. */
const seenOnce = sql`(f.confirmed_at is null and f.disposition_id is null and (s.last_complete_at is null or f.opened_at >= s.last_complete_at))`
const undecided = sql`f.disposition = 'none' and not f.is_to_review`

/** The states of `rules/detection.ts`, as conditions on an open finding. */
const stateConditions: Record<FindingState, SQL> = {
  new: sql`(${undecided} and ${seenOnce} and f.reopen_count = 0)`,
  reopened: sql`(${undecided} and ${seenOnce} and f.reopen_count > 0)`,
  active: sql`(${undecided} and not ${seenOnce})`,
  accepted: sql`(f.disposition = 'accepted')`,
  suppressed: sql`(f.disposition in ('false_positive', 'not_affected'))`,
  to_review: sql`(f.disposition = 'none' and f.is_to_review)`,
  fixed: sql`(not f.is_present)`,
}

export const stateCondition = (states: readonly FindingState[]): SQL | null =>
  anyOf(states.map((state) => stateConditions[state]))

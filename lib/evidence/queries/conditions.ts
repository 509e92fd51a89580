import { and, arrayOverlaps, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm'
import { evidence } from '#db/schema/index.ts'
import { dayMs } from '#lib/platform/clock.ts'
import type { EvidenceFilter } from '../model/filter.ts'

/** A filter as conditions on `evidence`; undefined where it narrows nothing. */
export function conditions(filter: EvidenceFilter, now: Date): SQL | undefined {
  const { clause, kind, source, freshness, completeness, from, to } = filter
  return and(
    clause.length > 0 ? arrayOverlaps(evidence.clauses, clause) : undefined,
    kind.length > 0 ? inArray(evidence.kind, kind) : undefined,
    source.length > 0 ? inArray(evidence.source, source) : undefined,
    freshness.length === 1
      ? freshness[0] === 'fresh'
        ? gte(evidence.validUntil, now)
        : lt(evidence.validUntil, now)
      : undefined,
    completeness.length === 1 ? eq(evidence.isComplete, completeness[0] === 'complete') : undefined,
    from === null ? undefined : gte(evidence.periodTo, new Date(`${from}T00:00:00Z`)),
    to === null ? undefined : lt(evidence.periodFrom, new Date(Date.parse(`${to}T00:00:00Z`) + dayMs)),
  )
}

/** Records before a place in the order newest received first. */
export const before = (receivedAt: Date, id: string): SQL | undefined =>
  and(
    lte(evidence.receivedAt, receivedAt),
    sql`(${evidence.receivedAt}, ${evidence.id}) < (${receivedAt.toISOString()}::timestamptz, ${id}::uuid)`,
  )

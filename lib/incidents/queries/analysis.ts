import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { IncidentAnalysis, PostMortemRow } from '../model/analysis.ts'
import {
  durationsOf,
  monthCounts,
  monthOf,
  monthsBetween,
  postMortemRows,
  repeatCauses,
} from '../rules/analysis.ts'
import { readIncidentFacts } from './incident-facts.ts'
import { readTasks } from './task-rows.ts'

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'write a month as 2026-01')
const usualMonths = 12
const mostActions = 100

/**
 * What the incidents of some months tell, as of a moment: how many, how long each part took, what comes again, which
 * actions are overdue, whether post-mortems were public in time.
 */
export const analysis = defineQuery({
  permission: 'incidents.read',
  input: z.strictObject({ asOf: z.date().optional(), fromMonth: month.optional() }),
  async run({ ctx, db, input, now }): Promise<IncidentAnalysis> {
    const isLive = input.asOf === undefined || input.asOf >= now
    const asOf = isLive || input.asOf === undefined ? now : input.asOf
    const toMonth = monthOf(asOf)
    const fromMonth = input.fromMonth ?? monthsBefore(asOf, usualMonths - 1)
    const from = new Date(`${fromMonth}-01T00:00:00Z`)
    const { incidents } = await readIncidentFacts(db, from, asOf)
    const facts = incidents.filter(({ reportedAt }) => reportedAt >= from)
    const counted = facts.filter(({ dismissedAt }) => dismissedAt === null)
    const rows = postMortemRows(facts, asOf)
    const at = sql`${asOf.toISOString()}::timestamptz`
    const isOverdue = sql`k.due_at < ${at} and (k.done_at is null or k.done_at > ${at}) and (k.cancelled_at is null or k.cancelled_at > ${at})`
    return {
      asOf: asOf.toISOString(),
      isLive,
      fromMonth,
      toMonth,
      total: counted.length,
      dismissedCount: facts.length - counted.length,
      months: monthCounts(facts, monthsBetween(fromMonth, toMonth)),
      durations: durationsOf(facts),
      repeatCauses: repeatCauses(facts),
      unnamedCauseCount: counted.filter(({ causeCategory }) => causeCategory === null).length,
      overdueActions: await readTasks(ctx, db, isOverdue, {
        order: sql`k.due_at, k.id`,
        limit: mostActions,
        asOf,
        isLive,
      }),
      postMortems: { counts: countOutcomes(rows), rows },
    }
  },
})

function monthsBefore(asOf: Date, count: number): string {
  return monthOf(new Date(Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth() - count, 1)))
}

function countOutcomes(rows: readonly PostMortemRow[]): Record<PostMortemRow['outcome'], number> {
  const counts = { in_time: 0, late: 0, waiting: 0, overdue: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}

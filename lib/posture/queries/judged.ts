import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { Policy } from '#lib/policy/model.ts'
import type { JudgedControl } from '../model/judged.ts'
import { checkSummarySchema, type DueSoon } from '../model.ts'
import { stillProven } from '../rules/still-proven.ts'
import { evaluateAsOf } from './evaluate.ts'

export type Judged = { asOf: Date; controls: ReadonlyMap<string, JudgedControl> }

/** How many duties of one control can stand in "owed next". */
const most = 8

const storedSchema = checkSummarySchema.omit({ gaps: true })
const violationsSchema = z.array(
  z.object({
    subject: z.strictObject({ type: z.string(), id: z.string(), label: z.string() }),
    key: z.string(),
    count: z.number(),
    summary: z.string(),
    since: z.coerce.date(),
    dueAt: z.coerce.date().nullable(),
    drill: z.strictObject({ page: z.string(), filter: z.record(z.string(), z.string()) }),
  }),
)

type Row = {
  controlId: string
  evaluatedAt: string
  result: unknown
  dueSoon: unknown
  dueSoonCount: number
  violations: unknown
  openViolationCount: number
}

/**
 * The prepared answers, in one statement: their cost follows the number of controls and of subjects that fail, not of
 * facts or days. Of the violations only those that can be shown are read whole; the others are counted in the index.
 */
export async function storedJudgement(db: Database, now: Date): Promise<Judged | null> {
  const { rows } = await db.execute<Row>(sql`
    select s.control_id as "controlId", s.evaluated_at as "evaluatedAt", s.result - 'gaps' - 'dueSoon' as result,
      (select coalesce(jsonb_agg(d), '[]') from (
        select d from jsonb_array_elements(s.result -> 'dueSoon') d order by d ->> 'dueAt', d ->> 'key' limit ${most}) d
      ) as "dueSoon",
      jsonb_array_length(s.result -> 'dueSoon') as "dueSoonCount",
      (select coalesce(jsonb_agg(jsonb_build_object(
          'subject', jsonb_build_object('type', o.subject_type, 'id', o.subject_id, 'label', o.subject_label),
          'key', o.key, 'count', o.count, 'summary', o.summary, 'since', o.since, 'dueAt', o.due_at, 'drill', o.drill)
        order by o.due_at nulls first, o.key), '[]') from (
          select * from violations v where v.control_id = s.control_id and v.closed_at is null
          order by v.due_at nulls first, v.key limit ${most}) o
      ) as violations,
      (select count(*)::int from violations v where v.control_id = s.control_id and v.closed_at is null
      ) as "openViolationCount"
    from control_status s`)
  const [first] = rows
  if (first === undefined) return null
  return {
    asOf: new Date(first.evaluatedAt),
    controls: new Map(rows.map((row) => [row.controlId, stillProven(toJudged(row), now)])),
  }
}

function toJudged({ result, dueSoon, dueSoonCount, violations, openViolationCount }: Row): JudgedControl {
  return {
    ...storedSchema.parse({ ...(result as object), dueSoon }),
    dueSoonCount,
    violations: violationsSchema.parse(violations),
    openViolationCount,
  }
}

/** The same for a past moment, computed from the facts that held then. */
export async function computedJudgement(
  ctx: Ctx,
  policy: Policy,
  asOf: Date,
): Promise<Judged & { findings: Awaited<ReturnType<typeof evaluateAsOf>>['findings'] }> {
  const { controls, findings } = await evaluateAsOf(ctx, policy, asOf)
  const entries = controls.map(({ control, result: { gaps: _, ...summary } }) => {
    const dueSoon = summary.dueSoon.toSorted(byDeadline).slice(0, most)
    const violations = summary.violations.toSorted(byDeadline).slice(0, most)
    const judged = {
      ...summary,
      dueSoon,
      dueSoonCount: summary.dueSoon.length,
      violations,
      openViolationCount: summary.violations.length,
    }
    return [control.id, judged] as const
  })
  return { asOf, controls: new Map(entries), findings }
}

const byDeadline = (a: Pick<DueSoon, 'key'> & { dueAt: Date | null }, b: typeof a): number =>
  (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0) || (a.key < b.key ? -1 : 1)

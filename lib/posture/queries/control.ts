import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { controlStatus } from '#db/schema/index.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { defineQuery } from '#lib/platform/query.ts'
import { type Control, everyControl } from '#lib/policy/model.ts'
import { type PolicyInForce, policyAsOf, policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import type { ControlView } from '../model/control-view.ts'
import { type CheckSummary, checkSummarySchema } from '../model.ts'
import { endOfDay } from '../rules/end-of-day.ts'
import { notJudgedYet } from '../rules/not-judged.ts'
import { checkRegistry } from '../rules/registry.ts'
import { stillProven } from '../rules/still-proven.ts'
import { trendOf, trendWindow } from '../rules/trend.ts'
import { evaluateAsOf } from './evaluate.ts'
import { feedingEvidence } from './feeding-evidence.ts'
import { statusRows } from './history.ts'
import { computedViolations, storedViolations, type ViolationLists } from './violations.ts'

type JudgedOne = { asOf: Date; result: CheckSummary; since: Date | null; violations: ViolationLists }

/** One control with all that its status rests on, live or as of the end of a day. Null when the policy has none such. */
export const getControl = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ controlId: z.string().max(200), day: z.iso.date().nullable() }),
  async run({ ctx, input: { controlId, day }, db, now }): Promise<ControlView | null> {
    const policy =
      day === null ? await policyInForce(ctx, {}) : await policyAsOf(ctx, { asOf: endOfDay(day) })
    const placed = policy && everyControl(policy.policy).find(({ control }) => control.id === controlId)
    if (!policy || !placed) return null
    const { control, clause, pillar } = placed
    const judged =
      day === null
        ? await liveResult(db, control, now)
        : await computedResult(ctx, policy, control, endOfDay(day))
    const window = trendWindow(judged.asOf)
    return {
      control,
      clause: { number: clause.number, title: clause.title, obligation: clause.obligation },
      pillar: pillar.title,
      policyVersion: policy.version,
      asOf: judged.asOf,
      day,
      result: judged.result,
      since: judged.since,
      trend: trendOf(await statusRows(db, window.from, window.to, controlId), judged.result, window),
      ...judged.violations,
      evidence: isAllowed(ctx, 'evidence.read') ? await feedingEvidence(db, control, judged.asOf) : null,
      hasRule: (checkRegistry.get(controlId)?.evaluate ?? null) !== null,
    }
  },
})

async function liveResult(db: Database, control: Control, now: Date): Promise<JudgedOne> {
  const [row] = await db.select().from(controlStatus).where(eq(controlStatus.controlId, control.id))
  const violations = await storedViolations(db, control.id)
  if (row) {
    return {
      asOf: row.evaluatedAt,
      result: stillProven(checkSummarySchema.parse(row.result), now),
      since: row.since,
      violations,
    }
  }
  const { violations: _, ...result } = notJudgedYet(control)
  return { asOf: now, result, since: null, violations }
}

async function computedResult(
  ctx: Ctx,
  policy: PolicyInForce,
  { id }: Control,
  asOf: Date,
): Promise<JudgedOne> {
  const { controls } = await evaluateAsOf(ctx, policy.policy, asOf)
  const found = controls.find(({ control }) => control.id === id)
  if (found === undefined) throw new Error(`The evaluation left out the control ${id} of its own policy.`)
  const { violations, ...result } = found.result
  return { asOf, result, since: null, violations: computedViolations(violations) }
}

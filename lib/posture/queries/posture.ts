import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { type PolicyInForce, policyAsOf, policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import type { PostureView } from '../model/posture-view.ts'
import { endOfDay } from '../rules/end-of-day.ts'
import { postureView } from '../rules/posture-view.ts'
import { trendWindow } from '../rules/trend.ts'
import { slaDaysOf } from './evaluate.ts'
import { dailyRows } from './history.ts'
import { computedJudgement, storedJudgement } from './judged.ts'

/**
 * The posture page. Live it reads prepared answers, in three statements whose cost does not grow with the history;
 * for a day in the past it computes them from the facts of the end of that day. Null without a policy.
 */
export const getPosture = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ day: z.iso.date().nullable() }),
  async run({ ctx, input: { day }, db, now }): Promise<PostureView | null> {
    if (day !== null) {
      const asOf = endOfDay(day)
      const policy = await policyAsOf(ctx, { asOf })
      if (policy === null) return null
      const { controls, findings } = await computedJudgement(ctx, policy.policy, asOf)
      const window = trendWindow(asOf)
      const { statuses, findings: earlier } = await dailyRows(db, window.from, window.to)
      return postureView({
        ...terms(policy),
        asOf,
        day,
        judged: controls,
        statuses,
        findings: [
          ...earlier.filter((row) => row.day !== day),
          ...findings.map((group) => ({ day, ...group })),
        ],
      })
    }
    const policy = await policyInForce(ctx, {})
    if (policy === null) return null
    const stored = await storedJudgement(db, now)
    const asOf = stored?.asOf ?? now
    const window = trendWindow(asOf)
    return postureView({
      ...terms(policy),
      asOf,
      day: null,
      judged: stored?.controls ?? new Map(),
      ...(await dailyRows(db, window.from, window.to)),
    })
  },
})

const terms = (policy: PolicyInForce) => ({ policy, slaDays: slaDaysOf(policy.policy) })

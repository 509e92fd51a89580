import type { Ctx } from '#lib/platform/ctx.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { policyAsOf } from '#lib/policy/queries/policy-in-force.ts'
import { type Evaluation, evaluateAsOf } from '../../queries/evaluate.ts'
import { endOfDay } from '../../rules/end-of-day.ts'
import { type DayRows, dayRows } from './store-day.ts'

/** Judgements of one moment and of days before it, all from one view of the facts. */
export type Judged = { now: Evaluation; policyVersion: number; days: DayRows[] }

/**
 * Reads in a snapshot of its own: an import that commits meanwhile is seen whole or not at all. Each day is judged
 * by the policy that was in force when it ended. Null without a policy.
 */
export function judge(ctx: Ctx, now: Date, days: readonly string[]): Promise<Judged | null> {
  return ctx.db.transaction(
    async (snapshot) => {
      const reader = { ...ctx, db: snapshot }
      const current = await policyAsOf(reader, { asOf: now })
      if (current === null) return null
      const evaluation = await evaluateAsOf(reader, current.policy, now)
      const judgedDays = [dayRows(formatIsoDate(now), evaluation)]
      for (const day of days) {
        const end = endOfDay(day)
        const then =
          end >= current.inForceFrom ? current : ((await policyAsOf(reader, { asOf: end })) ?? current)
        judgedDays.push(dayRows(day, await evaluateAsOf(reader, then.policy, end)))
      }
      return { now: evaluation, policyVersion: current.version, days: judgedDays }
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  )
}

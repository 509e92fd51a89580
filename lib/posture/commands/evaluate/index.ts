import { max, sql } from 'drizzle-orm'
import { z } from 'zod'
import { controlStatus } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { daysToJudge } from '../../rules/days-to-judge.ts'
import { judge } from './judge.ts'
import { storeDay } from './store-day.ts'
import { type StatusChange, storeStatuses } from './store-statuses.ts'
import { storeViolations } from './store-violations.ts'

const input = z.strictObject({
  /** Evidence that looked at this day arrived: its days up to yesterday are judged again. */
  fromDay: z.iso.date().nullable(),
})

export type { StatusChange }

/**
 * Computes every control's status now, opens and closes violations, and keeps the day's row of the trend. Days
 * before today are judged as of their own end when they ended since the last evaluation, or when evidence about
 * them came late. Without a policy in force there is nothing to judge.
 */
export const evaluatePosture = defineCommand({
  action: 'posture.evaluate',
  permission: 'posture.evaluate',
  input,
  async run({ ctx, input, tx }) {
    // One at a time: two at once would both open the same violation.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('posture-evaluate'))`)
    // The facts are read on a connection of their own, and a year of days takes longer than this one may stand idle.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    // Only now: whoever waited must not judge an earlier moment than the one before it did.
    const now = ctx.clock.now()
    const [last] = await tx.select({ at: max(controlStatus.evaluatedAt) }).from(controlStatus)
    const judged = await judge(ctx, now, daysToJudge(input.fromDay, last?.at ?? null, now))
    if (judged === null) return { result: { changes: [] as StatusChange[] }, entry: null }

    const changes = await storeStatuses(tx, judged.now, judged.policyVersion)
    const violations = await storeViolations(tx, ctx.clock, judged.now)
    for (const day of judged.days) await storeDay(tx, day)
    await notify(tx, { topic: 'posture', keys: changes.map(({ controlId }) => controlId) })
    const isUnchanged = changes.length + violations.opened.length + violations.closed.length === 0
    return {
      result: { changes },
      entry: isUnchanged
        ? null
        : {
            object: { type: 'posture', id: formatIsoDate(now) },
            payload: { policyVersion: judged.policyVersion, changes, violations },
          },
    }
  },
})

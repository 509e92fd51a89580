import { secondMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { evaluateAlerts } from '../commands/evaluate-alerts/index.ts'
import { nextDeadline } from '../queries/next-deadline.ts'

/**
 * Job `incidents.ring-clocks`, each minute and whenever a clock starts or stops: the alerts about incidents, their calls
 * and confidential reports, however many are due, in one transaction. It asks to be run again at the next deadline of
 * this minute, so that nobody learns of one a minute late.
 */
export async function ringClocks(ctx: Ctx): Promise<void> {
  await evaluateAlerts(ctx, { isMailOn: settings().mail !== undefined, groups: ['clocks'] })
  const next = await nextDeadline(ctx, {})
  if (next === null) return
  // What is due at an instant is over a moment after it.
  const delaySeconds =
    Math.max(0, next.getTime() - ctx.clock.now().getTime()) / secondMs + shortestWaitSeconds
  await ctx.db.transaction((tx) =>
    enqueue(tx, 'incidents.ring-clocks', {}, { key: 'incidents.ring-clocks:next', delaySeconds }),
  )
}

/** Deadlines closer together than this are rung together. */
const shortestWaitSeconds = 2

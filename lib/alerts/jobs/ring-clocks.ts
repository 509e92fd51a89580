import { secondMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { evaluateAlerts } from '../commands/evaluate-alerts/index.ts'
import { type NearDeadlines, nearDeadlines } from '../queries/near-deadlines.ts'

/** Deadlines closer together than this are rung together. */
const ringEverySeconds = 3

/**
 * Job `incidents.ring-clocks`, each minute and whenever a clock starts or stops: the alerts about incidents, their calls
 * and confidential reports, however many are due, in one transaction. Around a deadline it rings every few seconds, so
 * that nobody learns of one a minute late. The next ring is asked for before this one begins: a worker that is killed
 * meanwhile leaves it to another.
 */
export async function ringClocks(ctx: Ctx): Promise<void> {
  const delaySeconds = secondsToNextRing(await nearDeadlines(ctx, {}), ctx.clock.now())
  if (delaySeconds !== null)
    await ctx.db.transaction((tx) =>
      enqueue(tx, 'incidents.ring-clocks', {}, { key: 'incidents.ring-clocks:next', delaySeconds }),
    )
  await evaluateAlerts(ctx, { isMailOn: settings().mail !== undefined, groups: ['clocks'] })
}

function secondsToNextRing({ next, isRecent }: NearDeadlines, now: Date): number | null {
  if (isRecent) return ringEverySeconds
  if (next === null) return null
  return Math.max(ringEverySeconds, (next.getTime() - now.getTime()) / secondMs)
}

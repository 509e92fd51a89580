import { secondMs } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { type NearDeadlines, nearDeadlines } from '../queries/near-deadlines.ts'
import { evaluateGroup } from './evaluate-group.ts'

const job = 'incidents.ring-clocks'
/** Deadlines closer together than this are rung together. */
const ringEverySeconds = 3

/**
 * Job `incidents.ring-clocks`, each minute and whenever a clock starts or stops: the alerts about incidents, their calls
 * and confidential reports, however many are due, in one transaction. Around a deadline it rings every few seconds, so
 * that nobody learns of one a minute late. The next ring is asked for before this one begins: a worker that is killed
 * meanwhile leaves it to another.
 */
export async function ringClocks(ctx: Ctx): Promise<void> {
  await inSteps(job, async (step) => {
    await step('the next ring', async () => {
      const delaySeconds = secondsToNextRing(await nearDeadlines(ctx, {}), ctx.clock.now())
      if (delaySeconds === null) return
      await ctx.db.transaction((tx) => enqueue(tx, job, {}, { key: `${job}:next`, delaySeconds }))
    })
    await step('alerts', () => evaluateGroup(ctx, job, 'clocks'))
  })
}

function secondsToNextRing({ next, isRecent }: NearDeadlines, now: Date): number | null {
  if (isRecent) return ringEverySeconds
  if (next === null) return null
  return Math.max(ringEverySeconds, (next.getTime() - now.getTime()) / secondMs)
}

import { accessDay } from '#cli/demo/access/day.ts'
import { dateOf, type Step } from '#cli/demo/history/plan.ts'
import { performIncident } from '#cli/demo/incidents/perform.ts'
import { systemCtx } from '#lib/platform/ctx.ts'
import { formatDate } from '#lib/platform/format/time.ts'
import { evaluatePosture } from '#lib/posture/commands/evaluate/index.ts'
import { endAcceptances } from '#lib/scans/commands/end-acceptances.ts'
import { perform } from './act.ts'
import { sendReport } from './send-report.ts'
import type { World } from './world.ts'

/** Goes through the year, the clock set to each step's moment. */
export async function runSteps(
  world: World,
  steps: readonly Step[],
  onProgress: (what: string) => void,
): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const at = dateOf(step.day, world.end)
    world.clock.set(at)
    if (step.kind === 'evaluate') {
      onProgress(`${Math.floor((100 * index) / steps.length)} %, ${formatDate(at)}`)
    }
    await runStep(world, step)
  }
}

async function runStep(world: World, step: Step): Promise<void> {
  switch (step.kind) {
    case 'scan':
      return sendReport(world, step)
    case 'act':
      return perform(world, step.act)
    case 'access':
      return accessDay(world, step.day)
    case 'incident':
      return performIncident(world, step.act)
    case 'evaluate':
      // What the worker does every hour and every few minutes; once a day is enough to tell the story.
      await endAcceptances(systemCtx('platform.maintain', world.worker.db, world.clock), {})
      await evaluatePosture(systemCtx('posture.evaluate', world.worker.db, world.clock), { fromDay: null })
  }
}

import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { evaluateAlerts } from '../commands/evaluate-alerts/index.ts'
import type { CauseGroup } from '../model/cause-groups.ts'

/**
 * Makes the alerts of one group agree with their causes, in a transaction of its own.
 * @param job named in the log
 * @throws StepsFailed naming the kinds whose causes could not be read; the alerts of all others are as they should be
 */
export const evaluateGroup = (ctx: Ctx, job: string, group: CauseGroup): Promise<void> =>
  inSteps(job, async (step) => {
    const { faults } = await evaluateAlerts(ctx, { isMailOn: settings().mail !== undefined, groups: [group] })
    for (const { kinds, error } of faults) await step(kinds.join(', '), () => Promise.reject(error))
  })

import type { Ctx } from '#lib/platform/ctx.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { pageIncident } from '../commands/page-incident.ts'
import { unansweredIncidents } from '../queries/unanswered-incidents.ts'

/**
 * Job `incidents.advance-pages`, when an incident becomes critical and each minute: calls the next one for every
 * incident that nobody has acknowledged. Each incident is a transaction of its own: what fails for one is tried again
 * with the job, and keeps nobody else waiting.
 */
export async function advancePages(ctx: Ctx): Promise<void> {
  const numbers = await unansweredIncidents(ctx, {})
  await inSteps('incidents.advance-pages', async (step) => {
    for (const number of numbers) await step(`incident ${number}`, () => pageIncident(ctx, { number }))
  })
}

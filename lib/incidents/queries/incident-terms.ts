import { z } from 'zod'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import type { IncidentTerms } from '../model/parameters.ts'
import { incidentSeveritySchema } from '../model.ts'

const positive = z.number().positive()
const reported = z.object({
  acknowledge_within_hours: positive,
  report_within_hours: z.object({ critical: positive, high: positive }),
})
const classified = z.object({ within_minutes: positive })
const mobilised = z.object({
  acknowledge_within_minutes: positive,
  steps: z.array(z.enum(['triage', 'contain', 'eradicate'])).min(1),
})
const published = z.object({
  severities: z.array(incidentSeveritySchema).min(1),
  within_hours: positive,
})

/** Where no policy is in force yet, or its parameters cannot be read: those of the policy that ships. */
const fallback: IncidentTerms = {
  acknowledgeReportWithinHours: 24,
  reportWithinHours: { critical: 24, high: 72 },
  classifyWithinMinutes: 60,
  acknowledgeWithinMinutes: 15,
  mobilisedSteps: ['triage', 'contain', 'eradicate'],
  publishSeverities: ['critical', 'high'],
  publishWithinHours: 72,
}

/** What the policy in force says about the times of clause V. Read as the system: a reporter need not be allowed to. */
export async function incidentTerms(ctx: Ctx): Promise<IncidentTerms> {
  const current = await policyInForce(systemCtx('incident terms', ctx.db, ctx.clock), {})
  const parametersOf = (controlId: string): unknown =>
    current &&
    everyControl(current.policy).find(({ control }) => control.id === controlId)?.control.parameters
  const report = reported.safeParse(parametersOf('incidents.reported')).data
  const classification = classified.safeParse(parametersOf('incidents.classified')).data
  const mobilisation = mobilised.safeParse(parametersOf('incidents.mobilised')).data
  const publication = published.safeParse(parametersOf('incidents.post-mortem')).data
  return {
    acknowledgeReportWithinHours: report?.acknowledge_within_hours ?? fallback.acknowledgeReportWithinHours,
    reportWithinHours: report?.report_within_hours ?? fallback.reportWithinHours,
    classifyWithinMinutes: classification?.within_minutes ?? fallback.classifyWithinMinutes,
    acknowledgeWithinMinutes: mobilisation?.acknowledge_within_minutes ?? fallback.acknowledgeWithinMinutes,
    mobilisedSteps: mobilisation?.steps ?? fallback.mobilisedSteps,
    publishSeverities: publication?.severities ?? fallback.publishSeverities,
    publishWithinHours: publication?.within_hours ?? fallback.publishWithinHours,
  }
}

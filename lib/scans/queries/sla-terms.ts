import { z } from 'zod'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries.ts'
import { defaultSlaTerms, type SlaTerms } from '../rules/finding-standing.ts'

/** The control whose deadlines the findings are shown against. */
const slaControl = 'supply-chain.findings-in-sla'

const stated = z.object({
  sla_days: z.object({ critical: z.number(), high: z.number(), medium: z.number(), low: z.number() }),
  at_risk_days: z.number(),
  unknown_as: z.enum(['critical', 'high', 'medium', 'low']),
})

/** The deadlines of the policy in force; FORMATS' defaults before there is one. */
export async function slaTerms(ctx: Ctx): Promise<SlaTerms> {
  const current = await policyInForce(systemCtx('deadlines', ctx.db, ctx.clock), {})
  const placed = current && everyControl(current.policy).find(({ control }) => control.id === slaControl)
  const parameters = stated.safeParse(placed?.control.parameters)
  if (!parameters.success) return defaultSlaTerms
  const { sla_days, at_risk_days, unknown_as } = parameters.data
  return { days: { ...sla_days, unknown: sla_days[unknown_as] }, atRiskDays: at_risk_days }
}

import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { slaParametersSchema } from '../model/sla.ts'
import { defaultSlaTerms, type SlaTerms, slaTermsOf } from '../rules/sla.ts'

/** The control whose deadlines the findings are shown against. */
const slaControl = 'supply-chain.findings-in-sla'

/** The deadlines of the policy in force; FORMATS' defaults before there is one. */
export async function slaTerms(ctx: Ctx): Promise<SlaTerms> {
  const current = await policyInForce(systemCtx('deadlines', ctx.db, ctx.clock), {})
  const placed = current && everyControl(current.policy).find(({ control }) => control.id === slaControl)
  const parameters = slaParametersSchema.safeParse(placed?.control.parameters)
  return parameters.success ? slaTermsOf(parameters.data) : defaultSlaTerms
}

import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import {
  type ReviewParameters,
  type RevocationParameters,
  reviewParametersSchema,
  revocationParametersSchema,
} from '../model/parameters.ts'

/** Where no policy is in force yet, or its parameters cannot be read: the policy's own defaults, on the strict side. */
const defaultReview = reviewParametersSchema.parse({ decide_within_days: 21, at_risk_days: 5 })
const defaultRevocation = revocationParametersSchema.parse({
  sla_hours: { privileged: 24, standard: 168 },
  at_risk_hours: 12,
})

/** What the policy in force says about reviews. Read as the system: a reviewer need not be allowed to read it. */
export async function reviewTerms(ctx: Ctx): Promise<ReviewParameters> {
  const parsed = reviewParametersSchema.safeParse(await parametersOf(ctx, 'access.reviewed-quarterly'))
  return parsed.success ? parsed.data : defaultReview
}

export async function revocationTerms(ctx: Ctx): Promise<RevocationParameters> {
  const parsed = revocationParametersSchema.safeParse(await parametersOf(ctx, 'access.revocations-proven'))
  return parsed.success ? parsed.data : defaultRevocation
}

async function parametersOf(ctx: Ctx, controlId: string): Promise<unknown> {
  const current = await policyInForce(systemCtx('review terms', ctx.db, ctx.clock), {})
  const placed = current && everyControl(current.policy).find(({ control }) => control.id === controlId)
  return placed?.control.parameters
}

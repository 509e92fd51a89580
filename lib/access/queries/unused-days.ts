import { z } from 'zod'
import type { Ctx } from '#lib/platform/ctx.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'

const byDefault = 90
const parameters = z.object({ unused_days: z.int().positive() })

/** After how many days without use a privilege is unused: the policy in force says it (`access.least-privilege`). */
export async function unusedDays(ctx: Ctx): Promise<number> {
  const current = await policyInForce(ctx, {})
  const placed =
    current && everyControl(current.policy).find(({ control }) => control.id === 'access.least-privilege')
  return parameters.safeParse(placed?.control.parameters).data?.unused_days ?? byDefault
}

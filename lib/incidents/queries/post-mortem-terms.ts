import { z } from 'zod'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import { type PostMortemSection, postMortemSections } from '../model/post-mortem.ts'

const parameters = z.object({ sections: z.array(z.string()) })

/** The sections that must not be empty: the three of clause V.C, and whatever else the policy in force names. */
export async function requiredSections(ctx: Ctx): Promise<PostMortemSection[]> {
  const current = await policyInForce(systemCtx('post-mortem terms', ctx.db, ctx.clock), {})
  const control =
    current && everyControl(current.policy).find(({ control: { id } }) => id === 'incidents.post-mortem')
  const named = parameters.safeParse(control?.control.parameters).data?.sections ?? []
  return postMortemSections.flatMap(({ key, isRequired }) => (isRequired || named.includes(key) ? [key] : []))
}

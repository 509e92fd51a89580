import { z } from 'zod'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { everyControl } from '../model.ts'
import { policyInForce } from './policy-in-force.ts'

const stated = z.object({ time_zone: z.string() })

/**
 * The organisation's time zone: that of the first control that names one. Read as the system: whoever sets their
 * preferences or names a day need not be allowed to read the policy.
 */
export async function usualTimeZone(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<string> {
  const current = await policyInForce(systemCtx('time zone', ctx.db, ctx.clock), {})
  const zones = everyControl(current?.policy ?? { title: '', purpose: '', pillars: [] }).flatMap(
    ({ control }) => {
      const parameters = stated.safeParse(control.parameters)
      return parameters.success ? [parameters.data.time_zone] : []
    },
  )
  return zones[0] ?? 'UTC'
}

import { z } from 'zod'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { everyControl } from '#lib/policy/model.ts'
import { policyInForce } from '#lib/policy/queries/policy-in-force.ts'
import type { GateParameters } from '../model/gate.ts'
import { severitySchema } from '../model.ts'
import { defaultGateParameters } from '../rules/gate.ts'

/** The control that the gate enforces before it can be broken. */
const gateControl = 'supply-chain.scanned-before-deploy'

const stated = z.object({
  blocked_severities: z.array(severitySchema).optional(),
  scan_age_days: z.number().positive().optional(),
})

/**
 * What the policy in force lets through. Read as the system: whoever may ask the gate need not be allowed to read
 * the policy.
 */
export async function gateParameters(ctx: Ctx): Promise<GateParameters> {
  const current = await policyInForce(systemCtx('gate', ctx.db, ctx.clock), {})
  const placed = current && everyControl(current.policy).find(({ control }) => control.id === gateControl)
  const parameters = stated.safeParse(placed?.control.parameters ?? {})
  // An unreadable parameter is the policy loader's mistake; the stricter defaults hold then.
  if (!parameters.success) return defaultGateParameters
  return {
    blockedSeverities: parameters.data.blocked_severities ?? defaultGateParameters.blockedSeverities,
    maxScanAgeDays: parameters.data.scan_age_days ?? defaultGateParameters.maxScanAgeDays,
  }
}

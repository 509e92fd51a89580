import { z } from 'zod'

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Two roles that nobody should hold together; each is matched without case against `system/role` or `role`. */
export const separationRuleSchema = z.strictObject({
  name: z.string().min(1),
  roles: z.tuple([z.string().min(1), z.string().min(1)]),
})
export type SeparationRule = z.infer<typeof separationRuleSchema>

/** Parameters of `access.reviewed-quarterly` (policy clause II.A). */
export const reviewParametersSchema = z.strictObject({
  /** From the start of a campaign to its due date. */
  decide_within_days: z.int().positive(),
  at_risk_days: z.int().nonnegative(),
  /** IANA name: where quarters and days begin. */
  time_zone: z.string().refine(isTimeZone, 'expected an IANA time zone such as Europe/Berlin').default('UTC'),
  /** How long the lead sees the draft before it starts by itself. */
  draft_days: z.int().nonnegative().default(7),
  /** A grant unused for so long is recommended for revocation. */
  unused_days: z.int().positive().default(90),
  separation_of_duties: z.array(separationRuleSchema).default([]),
})
export type ReviewParameters = z.infer<typeof reviewParametersSchema>

/** Parameters of `access.revocations-proven` (policy clause II.A). */
export const revocationParametersSchema = z.strictObject({
  sla_hours: z.strictObject({ privileged: z.int().positive(), standard: z.int().positive() }),
  at_risk_hours: z.int().nonnegative(),
})
export type RevocationParameters = z.infer<typeof revocationParametersSchema>

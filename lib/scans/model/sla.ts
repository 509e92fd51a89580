import { z } from 'zod'
import type { FindingType, Severity } from '../model.ts'

/** The severities that have a deadline, gravest first. */
export const slaSeverities = ['critical', 'high', 'medium', 'low'] as const satisfies readonly Severity[]
export type SlaSeverity = (typeof slaSeverities)[number]

const days = z.int().positive()

/** The deadlines as the policy states them, for `supply-chain.findings-in-sla` and for every list of findings. */
export const slaParametersSchema = z.strictObject({
  sla_days: z.strictObject({ critical: days, high: days, medium: days, low: days }).readonly(),
  /** How long before its deadline a finding counts as due soon; 0 turns the warning off. */
  at_risk_days: z.int().nonnegative().default(3),
  /** A finding without a severity is held to this one's deadline: unknown is not harmless. */
  unknown_as: z.enum(slaSeverities).default('high'),
})
export type SlaParameters = Readonly<z.output<typeof slaParametersSchema>>

/**
 * Types without a deadline. An open secret has no grace: `secrets.not-in-source` is breached from the moment it is
 * known. A licence is a question for lawyers, not one of days.
 */
export const typesWithoutSla = ['secret', 'licence'] as const satisfies readonly FindingType[]

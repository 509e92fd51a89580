import { dayMs } from '#lib/platform/clock.ts'
import type { Severity } from '../model.ts'
import type { FindingsInSlaParameters } from './findings-in-sla-facts.ts'

export const ageClasses = ['first_half', 'second_half', 'due_soon', 'overdue', 'no_deadline'] as const
export type AgeClass = (typeof ageClasses)[number]

/**
 * How much of its SLA an open finding has used up. The limits are those of the check `supply-chain.findings-in-sla`:
 * overdue after the deadline, due soon within `at_risk_days` before it.
 */
export function ageClassOf(
  finding: { severity: Severity; openedAt: Date },
  parameters: FindingsInSlaParameters,
  asOf: Date,
): AgeClass {
  const severity = finding.severity === 'unknown' ? parameters.unknown_as : finding.severity
  if (severity === 'info') return 'no_deadline'
  const slaMs = parameters.sla_days[severity] * dayMs
  const ageMs = asOf.getTime() - finding.openedAt.getTime()
  if (ageMs > slaMs) return 'overdue'
  if (slaMs - ageMs <= parameters.at_risk_days * dayMs) return 'due_soon'
  return ageMs * 2 <= slaMs ? 'first_half' : 'second_half'
}

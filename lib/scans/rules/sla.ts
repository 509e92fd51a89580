import { dayMs } from '#lib/platform/clock.ts'
import type { SlaState } from '../model/finding-filter.ts'
import { type SlaParameters, typesWithoutSla } from '../model/sla.ts'
import type { FindingType, Severity } from '../model.ts'

/** Days until a finding must be fixed, by severity. A severity without an entry has no deadline. */
export type SlaDays = Readonly<Partial<Record<Severity, number>>>

export type SlaTerms = {
  readonly days: SlaDays
  /** How long before its deadline a finding counts as due soon. */
  readonly atRiskDays: number
}

/** The terms that a policy's parameters state. */
export const slaTermsOf = ({ sla_days, at_risk_days, unknown_as }: SlaParameters): SlaTerms => ({
  days: { ...sla_days, unknown: sla_days[unknown_as] },
  atRiskDays: at_risk_days,
})

/** FORMATS, "SLA defaults": in force before there is a policy. */
export const defaultSlaTerms: SlaTerms = slaTermsOf({
  sla_days: { critical: 7, high: 30, medium: 90, low: 120 },
  at_risk_days: 3,
  unknown_as: 'high',
})

/** Whether findings of a type have a deadline at all, whatever their severity. */
export const hasSla = (type: FindingType): boolean => !typesWithoutSla.some((without) => without === type)

/** A day has 24 hours: a deadline must not move with a time zone. */
export function dueAt(openedAt: Date, severity: Severity, days: SlaDays): Date | null {
  const allowed = days[severity]
  return allowed === undefined ? null : new Date(openedAt.getTime() + allowed * dayMs)
}

/** At the very moment of its deadline a finding is still in time; it is overdue from the next millisecond on. */
export function slaStanding(due: Date | null, asOf: Date, atRiskDays: number): SlaState {
  if (due === null) return 'no_deadline'
  const leftMs = due.getTime() - asOf.getTime()
  if (leftMs < 0) return 'overdue'
  return leftMs <= atRiskDays * dayMs ? 'due_soon' : 'in_time'
}

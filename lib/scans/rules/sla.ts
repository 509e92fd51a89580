import { dayMs } from '#lib/platform/clock.ts'
import type { Severity } from '#lib/scans/model.ts'

/** Days until a finding must be fixed, by severity. A severity without an entry has no deadline. */
export type SlaDays = Readonly<Partial<Record<Severity, number>>>

/** FORMATS, "SLA defaults". The policy's parameters take their place where it states them. */
export const defaultSlaDays: SlaDays = { critical: 7, high: 30, medium: 90, low: 120 }

/** A day has 24 hours: a deadline must not move with a time zone. */
export function dueAt(openedAt: Date, severity: Severity, days: SlaDays = defaultSlaDays): Date | null {
  const allowed = days[severity]
  return allowed === undefined ? null : new Date(openedAt.getTime() + allowed * dayMs)
}

export type SlaStanding = 'no_deadline' | 'in_time' | 'at_risk' | 'overdue'

/** At the very moment of the deadline a finding is still in time, as for `supply-chain.findings-in-sla`. */
export function slaStanding(due: Date | null, asOf: Date, atRiskDays: number): SlaStanding {
  if (due === null) return 'no_deadline'
  const leftMs = due.getTime() - asOf.getTime()
  if (leftMs < 0) return 'overdue'
  return leftMs <= atRiskDays * dayMs ? 'at_risk' : 'in_time'
}

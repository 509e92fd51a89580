import type { Severity } from '#lib/scans/model/vocabulary.ts'
import { dueAt, type SlaTerms, slaStanding } from '#lib/scans/rules/sla.ts'

export const ageClasses = ['first_half', 'second_half', 'due_soon', 'overdue', 'no_deadline'] as const
export type AgeClass = (typeof ageClasses)[number]

/** How much of its SLA an open finding has used up, by the deadlines of `supply-chain.findings-in-sla`. */
export function ageClassOf(
  { severity, openedAt }: { severity: Severity; openedAt: Date },
  { days, atRiskDays }: SlaTerms,
  asOf: Date,
): AgeClass {
  const due = dueAt(openedAt, severity, days)
  if (due === null) return 'no_deadline'
  const standing = slaStanding(due, asOf, atRiskDays)
  if (standing !== 'in_time') return standing
  const [usedMs, leftMs] = [asOf.getTime() - openedAt.getTime(), due.getTime() - asOf.getTime()]
  return usedMs <= leftMs ? 'first_half' : 'second_half'
}

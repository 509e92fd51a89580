import type { Severity } from '#lib/scans/model/vocabulary.ts'
import type { CheckSummary, ControlStatus, Violation } from '../model.ts'
import type { AgeClass } from '../rules/age-class.ts'
import type { Day } from '../rules/daily-status.ts'

/** One control at one moment, as the posture page needs it: `gaps` stay behind, lists hold what falls due first. */
export type JudgedControl = Omit<CheckSummary, 'gaps'> & {
  dueSoonCount: number
  violations: Violation[]
  openViolationCount: number
}

/** A row of the trend. */
export type StatusRow = { controlId: string; day: Day; status: ControlStatus; deviation: number | null }

/** Open findings of one day, severity and share of their SLA. */
export type FindingsRow = { day: Day; severity: Severity; ageClass: AgeClass; count: number }

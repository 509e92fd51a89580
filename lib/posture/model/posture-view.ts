import type { Severity } from '#lib/scans/model/vocabulary.ts'
import type { ControlStatus, Drill, StatusCounts } from '../model.ts'
import type { AgeClass } from '../rules/age-class.ts'

/** One day of one control. `deviation` as for the plumb line; null on a day without proof or without a record. */
export type TrendDay = { day: string; status: ControlStatus; deviation: number | null; isRecorded: boolean }

/** One control as the posture table shows it. */
export type ControlLine = {
  id: string
  title: string
  status: ControlStatus
  measured: string
  target: string
  reason: string
  violationCount: number
  exceptionCount: number
  freshestEvidenceAt: Date | null
  deviation: number | null
  /** False while no importer brings its facts: the reason then says what to connect. */
  isConnected: boolean
  /** Oldest first, as many days as the page shows. */
  trend: readonly TrendDay[]
}

/** A clause with the controls of its own; `depth` is 0 for one that stands in no other. */
export type ClauseGroup = {
  number: string
  title: string
  depth: number
  status: ControlStatus | null
  counts: StatusCounts
  controls: readonly ControlLine[]
}

/** Something somebody must do. Without `dueAt` there was no grace: it is owed since `since`. */
export type OwedItem = {
  key: string
  what: string
  subject: string
  controlId: string
  controlTitle: string
  dueAt: Date | null
  since: Date | null
  drill: Drill
}

export type StatusDay = { day: string; counts: StatusCounts }
export type FindingDay = { day: string; counts: Partial<Record<Severity, number>> }
export type AgedCount = { severity: Severity; ageClass: AgeClass; count: number }

export type PostureView = {
  policy: { title: string; version: number; inForceFrom: Date }
  /** The moment that was judged: the last evaluation, or the end of the day asked for. */
  asOf: Date
  /** The day asked for; null live. */
  day: string | null
  headline: string
  lede: string
  counts: StatusCounts
  groups: readonly ClauseGroup[]
  owed: readonly OwedItem[]
  /** How many more are owed than `owed` holds. */
  owedBeyond: number
  statusDays: readonly StatusDay[]
  findingDays: readonly FindingDay[]
  ages: readonly AgedCount[]
  /** Days a finding of each severity may stay open, from the policy; null when no control sets any. */
  slaDays: Readonly<Record<string, number>> | null
  /** False until any control has evidence: the page then says how to send some. */
  hasEvidence: boolean
  /** A scanner's report is among it: Plumbline's own access alone is no beginning. */
  hasScans: boolean
}

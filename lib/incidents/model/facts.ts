import type { ClockKind, IncidentSeverity, IncidentStatus, ResponseStep } from '../model.ts'

/** A clock as it was known at a moment: what stopped or voided it later is null. */
export type ClockFact = {
  kind: ClockKind
  name: string
  startedAt: Date
  dueAt: Date
  stoppedAt: Date | null
  voidedAt: Date | null
}

/** An incident as it was known at a moment. */
export type IncidentFact = {
  incidentId: string
  number: number
  title: string
  status: IncidentStatus
  severity: IncidentSeverity | null
  /** What the obligation follows. */
  highestSeverity: IncidentSeverity | null
  /** A root cause in a few words, as it is named now. */
  causeCategory: string | null
  reportedAt: Date
  /** The first classification that took effect. */
  classifiedAt: Date | null
  /** When it first was Critical; null: never. */
  criticalSince: Date | null
  acknowledgedAt: Date | null
  /** Of the resolution that stands; null while it is open, and for a dismissed one. */
  resolvedAt: Date | null
  dismissedAt: Date | null
  /** Claimed with evidence and not voided. */
  steps: { step: ResponseStep; doneAt: Date; recordedAt: Date }[]
  clocks: ClockFact[]
  /** Of the resolution that stands: when anybody could first be shown to read it, and where. */
  publication: { provenAt: Date; publicUrl: string } | null
}

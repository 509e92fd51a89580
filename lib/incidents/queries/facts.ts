import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { ClockKind, IncidentSeverity, IncidentStatus, ResponseStep } from '../model.ts'
import { readIncidentFacts } from './incident-facts.ts'
import { readReportFacts } from './report-facts.ts'

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

/** A report without anything of what it says or whose it is. */
export type ReportFact = {
  reportId: string
  number: number
  receivedAt: Date
  acknowledgeBy: Date
  acknowledgedAt: Date | null
}

/**
 * Incidents that were reported, or not yet over, at some time between `since` and `asOf`, oldest first. `hasAny` says
 * whether any incident was ever recorded by then.
 */
export const incidentFacts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ since: z.date(), asOf: z.date() }),
  async run({ db, input: { since, asOf } }): Promise<{ hasAny: boolean; incidents: IncidentFact[] }> {
    return readIncidentFacts(db, since, asOf)
  },
})

/**
 * Reports received between `since` and `asOf`, and older ones that waited at `since`; columns that the worker may read
 * only. The web's role sees none of them here unless row-level security lets the asking user.
 */
export const reportFacts = defineQuery({
  permission: 'posture.read',
  input: z.strictObject({ since: z.date(), asOf: z.date() }),
  async run({ db, input: { since, asOf } }): Promise<{ hasAny: boolean; reports: ReportFact[] }> {
    return readReportFacts(db, since, asOf)
  },
})

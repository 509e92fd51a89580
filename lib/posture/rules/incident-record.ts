import type { IncidentSeverity, IncidentStatus, ResponseStep } from '#lib/incidents/model.ts'

/** A deadline of an incident as it stood at the moment. Voided ones are left out, and those of laws. */
export type IncidentDeadline = {
  readonly kind: 'classify' | 'acknowledge' | 'publish'
  readonly startedAt: Date
  readonly dueAt: Date
  /** Null while it runs. */
  readonly stoppedAt: Date | null
}

/** An incident as the record had it at the moment. */
export type RecordedIncident = {
  readonly number: number
  readonly status: IncidentStatus
  /** The highest ever held: the obligation follows it. Null until it is classified. */
  readonly highestSeverity: IncidentSeverity | null
  /** Of the resolution that stands; null while it is open. */
  readonly resolvedAt: Date | null
  readonly deadlines: readonly IncidentDeadline[]
  /** Claimed with evidence, and not voided by a re-opening. */
  readonly steps: readonly ResponseStep[]
}

/**
 * Incidents that had been recorded by the moment: those that are open, and those with a deadline of the last
 * `recentDays` days. Without any incident ever there are no facts.
 */
export type IncidentFacts = { readonly incidents: readonly RecordedIncident[] }

/** How far back figures such as a median look. */
export const recentDays = 90

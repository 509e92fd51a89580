import type { Severity } from '../model.ts'

/** The severities that have a deadline, gravest first. */
export const slaSeverities = ['critical', 'high', 'medium', 'low'] as const
export type SlaSeverity = (typeof slaSeverities)[number]

export type FindingsInSlaParameters = {
  readonly sla_days: Readonly<Record<SlaSeverity, number>>
  readonly at_risk_days: number
  /** A finding without a severity is held to this one's deadline: unknown is not harmless. */
  readonly unknown_as: SlaSeverity
}

/** Open findings of one asset and severity that were opened at the same instant. */
export type FindingBucket = {
  readonly assetId: string
  readonly assetName: string
  readonly severity: Severity
  readonly openedAt: Date
  readonly count: number
  /** How many of `count` an active acceptance covers: exceptions, neither violations nor passes. */
  readonly acceptedCount: number
}

/** What is known of the dependency and image scans of one asset. */
export type ScanCoverage = {
  readonly assetId: string
  readonly assetName: string
  readonly lastCompleteRunAt: Date | null
  /** Of the newest run that ended or is held, whatever its outcome. */
  readonly lastRunStatus: 'complete' | 'partial' | 'failed' | 'held' | null
  readonly evidenceId: string | null
  /** When the last complete run's scanner looked. Evidence ages from here. */
  readonly observedAt: Date | null
}

export type FindingsInSlaFacts = {
  readonly buckets: readonly FindingBucket[]
  readonly coverage: readonly ScanCoverage[]
}

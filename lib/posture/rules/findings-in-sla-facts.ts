import type { Severity } from '#lib/scans/model/vocabulary.ts'

/** Open findings of one asset and severity that were opened at the same instant; of types that have a deadline. */
export type FindingBucket = {
  readonly assetId: string
  readonly assetName: string
  readonly severity: Severity
  readonly openedAt: Date
  readonly count: number
  /** How many of `count` an active acceptance covers: exceptions, neither violations nor passes. */
  readonly acceptedCount: number
}

/** What is known of one kind of scan of one asset. */
export type ScanCoverage = {
  readonly assetId: string
  readonly assetName: string
  /** A kind of evidence, such as `image-scan`. */
  readonly kind: string
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

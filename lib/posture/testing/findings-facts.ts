import fc from 'fast-check'
import { dayMs } from '#lib/platform/clock.ts'
import type { SlaParameters } from '#lib/scans/model/sla.ts'
import { severities } from '#lib/scans/model/vocabulary.ts'
import type { FindingBucket, FindingsInSlaFacts, ScanCoverage } from '../rules/findings-in-sla-facts.ts'

export const asOf = new Date('2026-09-30T12:00:00Z')
export const daysBefore = (days: number): Date => new Date(asOf.getTime() - days * dayMs)

export const parameters: SlaParameters & { evidenceTimeToLiveDays: number } = {
  sla_days: { critical: 7, high: 30, medium: 90, low: 120 },
  at_risk_days: 3,
  unknown_as: 'high',
  evidenceTimeToLiveDays: 7,
}

export function bucket(change: Partial<FindingBucket> = {}): FindingBucket {
  return {
    assetId: 'a1',
    assetName: 'inference-api',
    severity: 'high',
    openedAt: daysBefore(1),
    count: 1,
    acceptedCount: 0,
    ...change,
  }
}

export function coverage(change: Partial<ScanCoverage> = {}): ScanCoverage {
  return {
    assetId: 'a1',
    assetName: 'inference-api',
    kind: 'image-scan',
    lastCompleteRunAt: daysBefore(1),
    lastRunStatus: 'complete',
    evidenceId: 'e1',
    observedAt: daysBefore(1),
    ...change,
  }
}

const assets = ['a1', 'a2', 'a3', 'a4'].map((assetId) => ({ assetId, assetName: `name of ${assetId}` }))
const kinds = ['image-scan', 'source-code-scan']
const scans = assets.flatMap((asset) => kinds.map((kind) => ({ ...asset, kind })))
const past = fc
  .integer({ min: 0, max: 200 * 24 })
  .map((hours) => new Date(asOf.getTime() - hours * 3_600_000))

export const anyBucket: fc.Arbitrary<FindingBucket> = fc
  .record({
    asset: fc.constantFrom(...assets),
    severity: fc.constantFrom(...severities),
    openedAt: past,
    count: fc.integer({ min: 1, max: 20 }),
    acceptedShare: fc.constantFrom(0, 0, 0.5, 1),
  })
  .map(({ asset, acceptedShare, ...rest }) => ({
    ...asset,
    ...rest,
    acceptedCount: Math.floor(rest.count * acceptedShare),
  }))

const anyCoverage: fc.Arbitrary<ScanCoverage[]> = fc
  .uniqueArray(fc.constantFrom(...scans), { selector: ({ assetId, kind }) => `${assetId} ${kind}` })
  .chain((some) =>
    fc.tuple(
      ...some.map((asset) =>
        fc
          .record({
            observedAt: fc.option(past, { freq: 6 }),
            lastRunStatus: fc.constantFrom('complete', 'complete', 'complete', 'partial', 'failed', 'held'),
          })
          .map(
            ({ observedAt, lastRunStatus }): ScanCoverage => ({
              ...asset,
              observedAt,
              lastCompleteRunAt: observedAt,
              lastRunStatus,
              evidenceId: observedAt === null ? null : `evidence of ${asset.assetId} ${asset.kind}`,
            }),
          ),
      ),
    ),
  )

/** Anything a database could hold, mostly flawed. */
export const anyFacts: fc.Arbitrary<FindingsInSlaFacts> = fc.record({
  buckets: fc.array(anyBucket, { maxLength: 12 }),
  coverage: anyCoverage,
})

/** Every asset had each kind of scan completely within the last day, so that the findings alone decide. */
export const coveredFacts: fc.Arbitrary<FindingsInSlaFacts> = fc.record({
  buckets: fc.array(anyBucket, { maxLength: 6 }),
  coverage: fc.constant(scans.map((scan) => coverage(scan))),
})

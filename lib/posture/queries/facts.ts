import type { Ctx } from '#lib/platform/ctx.ts'
import type { Policy } from '#lib/policy/model.ts'
import { openFindingBuckets, scanCoverage, secretScanCoverage } from '#lib/scans/queries/facts.ts'
import type { FactsByCheck } from '../rules/facts.ts'
import { accessFactsAsOf } from './access-facts.ts'
import { incidentFactsAsOf } from './incident-facts.ts'

/**
 * The facts of every check that has a source, as of a moment. A check without any evidence at all gets no facts:
 * its control then says what to connect.
 */
export async function factsAsOf(ctx: Ctx, policy: Policy, asOf: Date): Promise<FactsByCheck> {
  const buckets = await openFindingBuckets(ctx, { asOf })
  const coverage = await scanCoverage(ctx, { asOf })
  const repositories = await secretScanCoverage(ctx, { asOf })
  return {
    ...(await accessFactsAsOf(ctx, policy, asOf)),
    ...(await incidentFactsAsOf(ctx, policy, asOf)),
    ...(coverage.length + buckets.length > 0
      ? { 'supply-chain.findings-in-sla': { buckets, coverage } }
      : {}),
    ...(repositories.length > 0 ? { 'secrets.not-in-source': { repositories } } : {}),
  }
}

import type { FacetName } from '../model/finding-filter.ts'
import { standingOf } from '../rules/finding-standing.ts'
import type { SlaTerms } from '../rules/sla.ts'
import type { OpenBucket } from './open-buckets.ts'

/** What each facet sees in a bucket. */
export function facetValues(bucket: OpenBucket, terms: SlaTerms, now: Date): Record<FacetName, string> {
  const { state, sla } = standingOf({ ...bucket, isPresent: true }, terms, now)
  return {
    severity: bucket.severity,
    state,
    sla,
    type: bucket.type,
    asset: bucket.assetId,
    tool: bucket.tool,
    branch: bucket.branch,
    disposition: bucket.disposition,
  }
}

import type { Database } from '#db/client.ts'
import type { FindingFilter } from '../model/finding-filter.ts'
import type { Severity } from '../model.ts'
import { passesFacets } from '../rules/finding-facets.ts'
import type { SlaTerms } from '../rules/sla.ts'
import { facetValues } from './facet-values.ts'
import { type OpenBucket, openBuckets } from './open-buckets.ts'
import type { RunMoment } from './run-moment.ts'

/** What a filter can match, according to the roll-up. */
export type Matching = {
  severities: Severity[]
  /** Null when most scopes match: a list of nearly all of them helps no index. */
  scopes: { assetIds: string[]; scopeIds: string[] } | null
  /** No matching finding was opened outside this span. */
  openedFrom: Date | null
  openedTo: Date | null
}

const worthNaming = 0.5

/**
 * Asks the roll-up which severities, scopes and times can match at all, so that the list never walks an index past
 * a million findings that cannot.
 */
export async function narrow(
  db: Database,
  filter: FindingFilter,
  run: RunMoment | null,
  terms: SlaTerms,
  now: Date,
): Promise<Matching> {
  const all = await openBuckets(db)
  const buckets = all.filter(
    (bucket) => isOfRun(bucket, run) && passesFacets(facetValues(bucket, terms, now), filter),
  )
  const scopes = new Map(buckets.map(({ scopeId, assetId }) => [scopeId, assetId]))
  const isNarrow = scopes.size <= worthNaming * new Set(all.map(({ scopeId }) => scopeId)).size
  const times = buckets.map(({ openedAt }) => openedAt.getTime())
  return {
    severities: [...new Set(buckets.map(({ severity }) => severity))],
    scopes: isNarrow ? { assetIds: [...new Set(scopes.values())], scopeIds: [...scopes.keys()] } : null,
    openedFrom: extreme(times, Math.min),
    openedTo: extreme(times, Math.max),
  }
}

export const isOfRun = (bucket: OpenBucket, run: RunMoment | null): boolean =>
  run === null || (bucket.scopeId === run.scopeId && bucket.openedAt.getTime() === run.at.getTime())

const extreme = (times: readonly number[], pick: (a: number, b: number) => number): Date | null =>
  times.length === 0 ? null : new Date(times.reduce((a, b) => pick(a, b)))

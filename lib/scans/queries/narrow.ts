import type { Database } from '#db/client.ts'
import { type FindingFilter, facetNames } from '../model/finding-filter.ts'
import { type Severity, severities } from '../model.ts'
import { passesFacets } from '../rules/finding-facets.ts'
import { facetValues } from './facet-values.ts'
import { type Moment, type OpenBucket, openBuckets } from './open-buckets.ts'
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

const everything: Matching = { severities: [...severities], scopes: null, openedFrom: null, openedTo: null }
const worthNaming = 0.5

/**
 * Asks the roll-up which severities, scopes and times can match at all, so that the list never walks an index past
 * a million findings that cannot.
 */
export async function narrow(
  db: Database,
  filter: FindingFilter,
  run: RunMoment | null,
  moment: Moment,
): Promise<Matching> {
  if (run === null && facetNames.every((name) => filter[name].length === 0)) return everything
  const all = await openBuckets(db, run, moment)
  const buckets = all.filter((bucket) => passesFacets(facetValues(bucket, moment.terms, moment.now), filter))
  return {
    severities: [...new Set(buckets.map(({ severity }) => severity))],
    scopes: scopesOf(buckets, all),
    openedFrom: extreme(
      buckets.map(({ openedAt }) => openedAt.getTime()),
      Math.min,
    ),
    openedTo: extreme(
      buckets.map(({ openedTo }) => openedTo.getTime()),
      Math.max,
    ),
  }
}

function scopesOf(buckets: readonly OpenBucket[], all: readonly OpenBucket[]): Matching['scopes'] {
  const scopes = new Map(buckets.map(({ scopeId, assetId }) => [scopeId, assetId]))
  if (scopes.size > worthNaming * new Set(all.map(({ scopeId }) => scopeId)).size) return null
  return { assetIds: [...new Set(scopes.values())], scopeIds: [...scopes.keys()] }
}

const extreme = (times: readonly number[], pick: (a: number, b: number) => number): Date | null =>
  times.length === 0 ? null : new Date(times.reduce((a, b) => pick(a, b)))

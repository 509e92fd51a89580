import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import { facetLabel, facetOrder } from '../model/facet-words.ts'
import { type FacetName, facetNames } from '../model/finding-filter.ts'
import { findingFilterSchema } from '../model/finding-filter-schema.ts'
import type { FacetCount, FindingSummary } from '../model/finding-row.ts'
import { countFacets } from '../rules/finding-facets.ts'
import { facetValues } from './facet-values.ts'
import { searchCondition } from './finding-search.ts'
import { openBuckets, searchedBuckets } from './open-buckets.ts'
import { runMoment } from './run-moment.ts'
import { slaTerms } from './sla-terms.ts'

/** A search that matches more than this is counted up to here, and says so. */
export const mostSearched = 10_000

const noFacets = () =>
  Object.fromEntries(facetNames.map((name) => [name, []])) as unknown as Record<FacetName, FacetCount[]>

/**
 * How many open findings a filter holds, how many of them are past their deadline, and what each facet would add.
 * Exact from the roll-up; under a text search counted from the findings, up to `mostSearched`.
 */
export const summariseFindings = defineQuery({
  permission: 'scans.read',
  input: z.strictObject({ filter: findingFilterSchema }),
  async run({ ctx, db, input: { filter }, now }): Promise<FindingSummary> {
    if (filter.status === 'fixed') return { total: null, overdue: 0, isCapped: false, facets: noFacets() }
    const moment = { terms: await slaTerms(ctx), now }
    const run = filter.run === null ? null : await runMoment(db, filter.run)
    if (filter.run !== null && run === null)
      return { total: 0, overdue: 0, isCapped: false, facets: noFacets() }
    const search = searchCondition(filter.q)
    const { buckets, isCapped } = search
      ? await searchedBuckets(db, search, run, mostSearched, moment)
      : { buckets: await openBuckets(db, run, moment), isCapped: false }
    const { total, overdue, facets } = countFacets(
      buckets.map((bucket) => ({ values: facetValues(bucket, moment.terms, now), count: bucket.count })),
      filter,
    )
    const assetNames = new Map(buckets.map(({ assetId, assetName }) => [assetId, assetName]))
    return { total, overdue, isCapped, facets: mapFacets(facets, filter, assetNames) }
  },
})

function mapFacets(
  facets: Record<FacetName, Map<string, number>>,
  filter: Record<FacetName, readonly string[]>,
  assetNames: ReadonlyMap<string, string>,
): Record<FacetName, FacetCount[]> {
  const result = noFacets()
  for (const name of facetNames) {
    // What is ticked stays in sight, even when nothing is left behind it.
    const values = new Set([...facets[name].keys(), ...filter[name]])
    result[name] = [...values]
      .map((value) => ({
        value,
        label: name === 'asset' ? (assetNames.get(value) ?? 'unknown asset') : facetLabel(name, value),
        count: facets[name].get(value) ?? 0,
      }))
      .sort((a, b) => facetOrder(name, a, b))
  }
  return result
}

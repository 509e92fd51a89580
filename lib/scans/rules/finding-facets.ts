import { type FacetName, type FindingFilter, facetNames } from '../model/finding-filter.ts'

/** Findings that look the same to every facet. `labels` only where a value is not its own label. */
export type FacetBucket = { values: Record<FacetName, string>; count: number }

export type FacetFigures = {
  /** Findings that pass the whole filter. */
  total: number
  /** Of these, how many are past their deadline. */
  overdue: number
  /** By facet and value: as if that facet alone were not filtered by. */
  facets: Record<FacetName, Map<string, number>>
}

/**
 * Counts every facet in one pass. A bucket that fails no facet counts in all of them; one that fails exactly one
 * counts in that one, because a reader widens one facet at a time; one that fails two counts nowhere.
 */
export function countFacets(buckets: Iterable<FacetBucket>, filter: FindingFilter): FacetFigures {
  const chosen = Object.fromEntries(
    facetNames.map((name) => [name, new Set<string>(filter[name])]),
  ) as Record<FacetName, Set<string>>
  const facets = Object.fromEntries(facetNames.map((name) => [name, new Map<string, number>()])) as Record<
    FacetName,
    Map<string, number>
  >
  let total = 0
  let overdue = 0
  for (const { values, count } of buckets) {
    const failed = facetNames.filter((name) => chosen[name].size > 0 && !chosen[name].has(values[name]))
    if (failed.length > 1) continue
    if (failed.length === 0) {
      total += count
      if (values.sla === 'overdue') overdue += count
    }
    for (const name of failed.length === 0 ? facetNames : failed) {
      facets[name].set(values[name], (facets[name].get(values[name]) ?? 0) + count)
    }
  }
  return { total, overdue, facets }
}

/** Does a bucket pass every facet of the filter? */
export const passesFacets = (values: Record<FacetName, string>, filter: FindingFilter): boolean =>
  facetNames.every(
    (name) => filter[name].length === 0 || (filter[name] as readonly string[]).includes(values[name]),
  )

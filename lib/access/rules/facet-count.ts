import { type FacetName, type FacetSpec, type ListFilter, namesOf } from '../model/list-filter.ts'
import type { FacetCount, ListSummary } from '../model/list-page.ts'

/** Rows that look the same to every facet. A row may carry several values of one facet, or none. */
export type FacetBucket<S extends FacetSpec> = {
  values: Record<FacetName<S>, readonly string[]>
  count: number
}

/**
 * Counts every facet in one pass. A bucket that fails no facet counts in all of them; one that fails exactly one
 * counts in that one, because a reader widens one facet at a time; one that fails two counts nowhere.
 * @param labels words of values that bring their own, such as names of systems
 */
export function countFacets<S extends FacetSpec>(
  spec: S,
  buckets: Iterable<FacetBucket<S>>,
  { facets: chosen }: ListFilter<S>,
  labels: ReadonlyMap<string, string> = new Map(),
): ListSummary {
  const names = namesOf(spec)
  const counts = new Map(names.map((name) => [name, new Map<string, number>()]))
  let total = 0
  for (const { values, count } of buckets) {
    const failed = names.filter(
      (name) => chosen[name].length > 0 && !values[name].some((value) => chosen[name].includes(value)),
    )
    if (failed.length > 1) continue
    if (failed.length === 0) total += count
    for (const name of failed.length === 0 ? names : failed) {
      const counted = counts.get(name)
      for (const value of values[name]) counted?.set(value, (counted.get(value) ?? 0) + count)
    }
  }
  const facets = names.map((name): [string, FacetCount[]] => {
    const words = spec[name]?.values
    const counted = counts.get(name) ?? new Map<string, number>()
    // What is ticked stays in sight, even when nothing is left behind it.
    const options = [...new Set([...counted.keys(), ...chosen[name]])].map((value) => ({
      value,
      label: (typeof words === 'object' ? words[value] : labels.get(value)) ?? value,
      count: counted.get(value) ?? 0,
    }))
    if (typeof words !== 'object')
      return [name, options.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))]
    const order = Object.keys(words)
    return [name, options.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))]
  })
  return { total, facets: Object.fromEntries(facets) }
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FacetName, type FindingFilter, facetNames, noFilter } from '../model/finding-filter.ts'
import { countFacets, type FacetBucket, passesFacets } from './finding-facets.ts'

const values = {
  severity: ['critical', 'high'],
  state: ['new', 'active'],
  sla: ['overdue', 'in_time'],
  type: ['dependency', 'secret'],
  asset: ['018f4e5a-0000-7000-8000-000000000001', '018f4e5a-0000-7000-8000-000000000002'],
  tool: ['grype', 'trivy'],
  branch: ['main', '~'],
  disposition: ['none', 'accepted'],
} as const satisfies Record<FacetName, readonly string[]>

const bucket: fc.Arbitrary<FacetBucket> = fc.record({
  values: fc.record(
    Object.fromEntries(facetNames.map((name) => [name, fc.constantFrom(...values[name])])) as Record<
      FacetName,
      fc.Arbitrary<string>
    >,
  ),
  count: fc.integer({ min: 1, max: 9 }),
})
const filter: fc.Arbitrary<FindingFilter> = fc
  .record(
    Object.fromEntries(facetNames.map((name) => [name, fc.subarray<string>([...values[name]])])) as Record<
      FacetName,
      fc.Arbitrary<string[]>
    >,
  )
  .map((lists) => ({ ...noFilter, ...lists }) as FindingFilter)

const sum = (buckets: FacetBucket[]) => buckets.reduce((total, { count }) => total + count, 0)

describe('counting facets', () => {
  it('gives the total and the overdue of what passes the whole filter', () => {
    fc.assert(
      fc.property(fc.array(bucket), filter, (buckets, chosen) => {
        const passing = buckets.filter((one) => passesFacets(one.values, chosen))
        const figures = countFacets(buckets, chosen)
        expect(figures.total).toBe(sum(passing))
        expect(figures.overdue).toBe(sum(passing.filter((one) => one.values.sla === 'overdue')))
      }),
    )
  })

  it('counts each facet as if it alone were not filtered by', () => {
    fc.assert(
      fc.property(fc.array(bucket), filter, fc.constantFrom(...facetNames), (buckets, chosen, name) => {
        const without = buckets.filter((one) => passesFacets(one.values, { ...chosen, [name]: [] }))
        const figures = countFacets(buckets, chosen)
        for (const value of values[name]) {
          expect(figures.facets[name].get(value) ?? 0).toBe(
            sum(without.filter((one) => one.values[name] === value)),
          )
        }
      }),
    )
  })
})

import { expect, test } from 'vitest'
import type { FacetSpec } from '../model/list-filter.ts'
import { countFacets } from './facet-count.ts'

const spec = {
  colour: { title: 'Colour', values: { red: 'Red', blue: 'Blue' } },
  mark: { title: 'Mark', values: 'text' },
} as const satisfies FacetSpec

const buckets = [
  { values: { colour: ['red'], mark: ['a', 'b'] }, count: 3 },
  { values: { colour: ['blue'], mark: ['b'] }, count: 2 },
  { values: { colour: ['blue'], mark: [] }, count: 1 },
]
const chosen = (colour: string[], mark: string[]) => ({ q: '', facets: { colour, mark } })
const figures = (name: string, colour: string[], mark: string[]) =>
  countFacets(spec, buckets, chosen(colour, mark)).facets[name]?.map(({ value, count }) => [value, count])

test('a facet counts as if it alone were not filtered by', () => {
  expect(countFacets(spec, buckets, chosen(['red'], [])).total).toBe(3)
  expect(figures('colour', ['red'], [])).toEqual([
    ['red', 3],
    ['blue', 3],
  ])
  expect(figures('mark', ['red'], [])).toEqual([
    ['a', 3],
    ['b', 3],
  ])
})

test('a row with several values of a facet counts under each', () => {
  expect(figures('mark', [], [])).toEqual([
    ['b', 5],
    ['a', 3],
  ])
})

test('what is ticked stays in sight with nothing behind it', () => {
  expect(figures('mark', [], ['gone'])).toEqual([
    ['b', 5],
    ['a', 3],
    ['gone', 0],
  ])
})

import { z } from 'zod'

/** A facet of a list: its heading, and its values with their words; `id` and `text` values bring their own. */
export type Facet = { title: string; values: Readonly<Record<string, string>> | 'id' | 'text' }
export type FacetSpec = Readonly<Record<string, Facet>>
export type FacetName<S extends FacetSpec> = keyof S & string

/** What a reader narrows a list by. An empty facet narrows nothing. */
export type ListFilter<S extends FacetSpec> = { q: string; facets: Record<FacetName<S>, string[]> }

const mostValues = 100
const longestSearch = 200
const isUuid = (text: string) => z.uuid().safeParse(text).success

type Parameters = Readonly<Record<string, string | string[] | undefined>>

export const namesOf = <S extends FacetSpec>(spec: S): FacetName<S>[] => Object.keys(spec)

/** Reads a filter out of an address; a value that means nothing (an old link) is left out rather than refused. */
export function readListFilter<S extends FacetSpec>(spec: S, parameters: Parameters): ListFilter<S> {
  const q = [parameters.q].flat()[0]?.trim().slice(0, longestSearch) ?? ''
  const facets = Object.fromEntries(
    Object.entries(spec).map(([name, facet]) => [
      name,
      valuesOf(parameters[name]).filter((value) => isValue(facet, value)),
    ]),
  )
  return { q, facets: facets as ListFilter<S>['facets'] }
}

/** The shortest address of a filter; reads back as the same filter. */
export function writeListFilter<S extends FacetSpec>(spec: S, { q, facets }: ListFilter<S>): string {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  for (const name of namesOf(spec)) {
    // A value may hold a comma: nuqs, which writes these lists in the browser, escapes it so.
    if (facets[name].length > 0)
      query.set(name, facets[name].map((value) => value.replaceAll(',', '%2C')).join(','))
  }
  return query.toString()
}

/** Checks a filter that comes from outside, for a query. */
export function listFilterSchema<S extends FacetSpec>(spec: S): z.ZodType<ListFilter<S>, ListFilter<S>> {
  const several = (facet: Facet) =>
    z
      .array(
        z
          .string()
          .max(300)
          .refine((value) => isValue(facet, value), 'is no value of this facet'),
      )
      .max(mostValues)
  return z.strictObject({
    q: z.string().trim().max(longestSearch),
    facets: z.strictObject(
      Object.fromEntries(Object.entries(spec).map(([name, facet]) => [name, several(facet)])),
    ),
  }) as unknown as z.ZodType<ListFilter<S>, ListFilter<S>>
}

export const isNarrowed = <S extends FacetSpec>(spec: S, filter: ListFilter<S>): boolean =>
  writeListFilter(spec, filter) !== ''

function valuesOf(parameter: string | string[] | undefined): string[] {
  const texts = parameter === undefined ? [] : [parameter].flat()
  const values = texts.flatMap((text) => text.split(',')).map((value) => value.replaceAll('%2C', ','))
  return [...new Set(values)].filter((value) => value !== '').slice(0, mostValues)
}

function isValue({ values }: Facet, value: string): boolean {
  if (values === 'text') return true
  return values === 'id' ? isUuid(value) : Object.hasOwn(values, value)
}

import type { z } from 'zod'
import { type FindingFilter, facetNames, noFilter } from './finding-filter.ts'
import { findingFilterSchema } from './finding-filter-schema.ts'

type Parameters = Readonly<Record<string, string | string[] | undefined>>

/**
 * Reads a filter out of an address. A value that means nothing (an old link, a typing error) is left out
 * rather than refused: the reader sees the list, and no chip for what was not understood.
 */
export function readFindingFilter(parameters: Parameters): FindingFilter {
  const shape = findingFilterSchema.shape
  const lists = Object.fromEntries(
    facetNames.map((name) => [
      name,
      valuesOf(parameters[name]).filter((value) => isValue(shape[name], value)),
    ]),
  )
  return findingFilterSchema.parse({
    ...lists,
    ...oneOf('status', shape.status, parameters),
    ...oneOf('sort', shape.sort, parameters),
    ...oneOf('q', shape.q, parameters),
    ...oneOf('run', shape.run, parameters),
  })
}

/** The shortest address of a filter; reads back as the same filter. */
export function writeFindingFilter(filter: FindingFilter): string {
  const query = new URLSearchParams()
  if (filter.status !== noFilter.status) query.set('status', filter.status)
  if (filter.q !== '') query.set('q', filter.q)
  for (const name of facetNames) {
    if (filter[name].length > 0) query.set(name, filter[name].map(escapeComma).join(','))
  }
  if (filter.run !== null) query.set('run', filter.run)
  if (filter.sort !== noFilter.sort) query.set('sort', filter.sort)
  return query.toString()
}

/** A value of a list may hold a comma: nuqs, which writes these lists, escapes it so. */
const escapeComma = (value: string) => value.replaceAll(',', '%2C')

function valuesOf(parameter: string | string[] | undefined): string[] {
  const texts = parameter === undefined ? [] : [parameter].flat()
  const values = texts.flatMap((text) => text.split(',')).map((value) => value.replaceAll('%2C', ','))
  return [...new Set(values)].filter((value) => value !== '').slice(0, 100)
}

const isValue = (schema: z.ZodType, value: string) => schema.safeParse([value]).success

function oneOf(name: string, schema: z.ZodType, parameters: Parameters): Record<string, string> {
  const value = [parameters[name]].flat()[0]
  return value !== undefined && schema.safeParse(value).success ? { [name]: value } : {}
}

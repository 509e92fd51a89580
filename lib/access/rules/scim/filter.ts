import { type Filter, parse, filter as testerOf } from 'scim2-parse-filter'
import { scimProblem } from '../../model/scim/problem.ts'

export type { Filter } from 'scim2-parse-filter'

const longestFilter = 2_000
const deepestFilter = 10

/** @throws PlumblineError with the keyword `invalidFilter` */
export function parseFilter(text: string): Filter {
  const refuse = (what: string, cause?: unknown) =>
    scimProblem(
      'invalidFilter',
      `The filter ${what}.`,
      'Write it as RFC 7644, section 3.4.2.2, describes: userName eq "ada"',
      cause,
    )
  if (text.length > longestFilter) throw refuse(`is longer than ${longestFilter} characters`)
  // The parser takes exponential time over line breaks in a quote that is never closed.
  if (/\p{Cc}/u.test(text)) throw refuse('holds control characters')
  let parsed: Filter
  try {
    parsed = parse(text)
  } catch (error) {
    throw refuse('cannot be read', error)
  }
  if (depthOf(parsed) > deepestFilter) throw refuse('is nested too deeply')
  return parsed
}

function depthOf(filter: Filter): number {
  if (filter.op === 'and' || filter.op === 'or') return 1 + Math.max(0, ...filter.filters.map(depthOf))
  if (filter.op === 'not') return 1 + depthOf(filter.filter)
  return filter.op === '[]' ? 1 + depthOf(filter.valFilter) : 1
}

/** Tests resources as clients see them. Texts are compared without case, as nearly all attributes are (RFC 7643). */
export function matcherOf(filter: Filter): (resource: unknown) => boolean {
  const matches = testerOf(lowered(filter) as Filter)
  return (resource) => matches(lowered(resource))
}

function lowered(value: unknown): unknown {
  if (typeof value === 'string') return value.toLowerCase()
  if (Array.isArray(value)) return value.map(lowered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, lowered(part)]))
}

import { scimProblem } from '../../model/scim/problem.ts'
import { mostResults } from '../../model/scim/words.ts'
import type { Projection } from './represent.ts'

/** What a client asks of a list. */
export type ListRequest = {
  filter: string | null
  startIndex: number
  count: number
  withoutMembers: boolean
}

/** @throws PlumblineError with the keyword `invalidValue` for a number that is none */
export function readListRequest(parameters: URLSearchParams, { only, without }: Projection): ListRequest {
  const filter = parameters.get('filter')?.trim()
  return {
    filter: filter === undefined || filter === '' ? null : filter,
    startIndex: integerIn(parameters, 'startIndex', 1),
    count: integerIn(parameters, 'count', mostResults),
    withoutMembers:
      without.includes('members') ||
      (only !== null && !only.some((name) => /(?:^|:)members(?:\.|$)/.test(name))),
  }
}

function integerIn(parameters: URLSearchParams, name: string, otherwise: number): number {
  const text = parameters.get(name)
  if (text === null || text === '') return otherwise
  if (/^-?\d{1,9}$/.test(text)) return Number(text)
  throw scimProblem(
    'invalidValue',
    `The parameter "${name}" is no whole number.`,
    'Correct it, or leave it out.',
  )
}

import { type RevocationStatus, revocationStatuses } from '../model.ts'
import {
  type RevocationCursor,
  type RevocationFilter,
  revocationCursorSchema,
  revocationFilterSchema,
} from './revocation.ts'

type Parameters = Readonly<Record<string, string | string[] | undefined>>

/** What is still owed to somebody and no accepted risk: the board opens with it. */
export const owedStatuses: readonly RevocationStatus[] = [
  'open',
  'claimed_done',
  'still_present',
  'not_supported',
]

/** The segments of the board. `owed` and `all` are several states at once. */
export const boardSegments = [
  'owed',
  'claimed_done',
  'not_supported',
  'risk_accepted',
  'proven_gone',
  'regranted',
  'withdrawn',
  'all',
] as const
export type BoardSegment = (typeof boardSegments)[number]

export type BoardRequest = {
  segment: BoardSegment
  filter: RevocationFilter
  after: RevocationCursor | null
}

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/**
 * Reads which part of the board an address asks for: `status`, `quarter`, `system`, `overdue=yes`, and `after` as
 * `<moment>~<id>`. A value that means nothing is left out, so that an old link still shows the board.
 */
export function readBoardRequest(asked: Parameters): BoardRequest {
  const segment = boardSegments.find((name) => name === one(asked.status)) ?? 'owed'
  const shape = revocationFilterSchema.shape
  const quarter = shape.quarter.safeParse(one(asked.quarter)).data
  const systemId = shape.systemId.safeParse(one(asked.system)).data
  const [at, id] = one(asked.after)?.split('~') ?? []
  return {
    segment,
    filter: {
      statuses: [...statusesOf(segment)],
      ...(quarter !== undefined && { quarter }),
      ...(systemId !== undefined && { systemId }),
      isOverdue: one(asked.overdue) === 'yes',
      order: isPast(segment) ? 'newest' : 'due',
    },
    after: revocationCursorSchema.safeParse({ at, id }).data ?? null,
  }
}

/** The same as an address carries it; `after` names the page. */
export function writeBoardRequest(
  { segment, filter }: Pick<BoardRequest, 'segment' | 'filter'>,
  after: RevocationCursor | null = null,
): string {
  return new URLSearchParams({
    ...(segment !== 'owed' && { status: segment }),
    ...(filter.quarter !== undefined && { quarter: filter.quarter }),
    ...(filter.systemId !== undefined && { system: filter.systemId }),
    ...(filter.isOverdue && { overdue: 'yes' }),
    ...(after !== null && { after: `${after.at}~${after.id}` }),
  }).toString()
}

export const statusesOf = (segment: BoardSegment): readonly RevocationStatus[] =>
  segment === 'owed' ? owedStatuses : segment === 'all' ? [] : [segment]

/** Nothing there has a deadline to be sorted by. */
const isPast = (segment: BoardSegment): boolean =>
  segment === 'proven_gone' || segment === 'regranted' || segment === 'withdrawn'

/** How many stand behind a segment. */
export const countOf = (segment: BoardSegment, counts: Readonly<Record<RevocationStatus, number>>): number =>
  (segment === 'all' ? revocationStatuses : statusesOf(segment)).reduce(
    (sum, status) => sum + counts[status],
    0,
  )

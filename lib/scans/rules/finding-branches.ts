import { dayMs } from '#lib/platform/clock.ts'
import type { FindingCursor } from '../model/finding-cursor.ts'
import type { FindingSort } from '../model/finding-filter.ts'
import { type Severity, severities } from '../model.ts'
import type { SlaDays } from './sla.ts'

/**
 * A slice of the open findings that an index yields in the wanted order: one severity, oldest or newest first.
 * Merging a few slices gives any order of the list without sorting it.
 */
export type FindingBranch = {
  severity: Severity
  /** Slices of a lower rank come first; slices of one rank are merged by `opened_at` plus `offsetMs`. */
  rank: number
  offsetMs: number
  /** Only findings whose deadline runs, or only the others; null takes both. */
  isOwed: boolean | null
  /** Where the page before ended, as `opened_at` and id of this slice; null starts at its beginning. */
  after: { openedAt: Date; id: string } | null
}

export type BranchPlan = { direction: 'asc' | 'desc'; branches: FindingBranch[] }

/**
 * @param wanted severities with at least one row in the list
 * @param slaDays a severity without an entry has no deadline, nor has what was decided, a secret, or what another
 * branch holds: all these come last when sorted by it
 */
export function planBranches(
  sort: FindingSort,
  wanted: readonly Severity[],
  slaDays: SlaDays,
  cursor: FindingCursor | null,
): BranchPlan {
  const order = severities.filter((severity) => wanted.includes(severity))
  const direction = sort === 'opened.desc' || sort === 'due.desc' ? 'desc' : 'asc'
  const slices = order.flatMap((severity) => slicesOf(severity, sort, slaDays))
  return { direction, branches: slices.flatMap((slice) => resume(slice, cursor)) }
}

type Slice = Omit<FindingBranch, 'after'>

function slicesOf(severity: Severity, sort: FindingSort, slaDays: SlaDays): Slice[] {
  const gravity = severities.indexOf(severity)
  const whole = (rank: number): Slice[] => [{ severity, rank, offsetMs: 0, isOwed: null }]
  if (sort === 'severity.desc') return whole(gravity)
  if (sort === 'severity.asc') return whole(severities.length - gravity)
  if (sort === 'opened.asc' || sort === 'opened.desc') return whole(0)
  const days = slaDays[severity]
  if (days === undefined) return whole(1)
  return [
    { severity, rank: 0, offsetMs: days * dayMs, isOwed: true },
    { severity, rank: 1, offsetMs: 0, isOwed: false },
  ]
}

function resume(slice: Slice, cursor: FindingCursor | null): FindingBranch[] {
  if (cursor === null || slice.rank > cursor.rank) return [{ ...slice, after: null }]
  if (slice.rank < cursor.rank) return []
  return [{ ...slice, after: { openedAt: new Date(cursor.at.getTime() - slice.offsetMs), id: cursor.id } }]
}

import { formatCount, formatQuantity } from '#lib/platform/format/count.ts'
import { type FindingFilter, noFilter } from './finding-filter.ts'
import { writeFindingFilter } from './finding-query.ts'
import type { FindingSummary } from './finding-row.ts'

type Figures = Pick<FindingSummary, 'total' | 'overdue' | 'isCapped'>

/** Whether anything narrows the list; the order does not. */
export const isFiltered = (filter: FindingFilter): boolean =>
  writeFindingFilter({ ...filter, sort: noFilter.sort, status: noFilter.status }) !== ''

/** The finding of the findings page: how much is open, and how much of it is late. */
export function findingsHeadline(filter: FindingFilter, { total, overdue, isCapped }: Figures): string {
  if (total === null) return isFiltered(filter) ? 'Fixed findings that match' : 'Findings that were fixed'
  const matching = isFiltered(filter) ? ' match' : ''
  if (total === 0) return isFiltered(filter) ? 'No open finding matches' : 'No open findings'
  const atLeast = isCapped ? 'More than ' : ''
  const open = isCapped ? formatCount(total) : formatQuantity(total, 'open finding')
  const subject = `${atLeast}${open}${isCapped ? ' open findings' : ''}${matching && (total === 1 && !isCapped ? ' matches' : matching)}`
  if (overdue === 0) return `${subject}, none past ${total === 1 && !isCapped ? 'its' : 'their'} SLA`
  return `${subject}, ${isCapped ? 'at least ' : ''}${formatCount(overdue)} past ${overdue === 1 ? 'its' : 'their'} SLA`
}

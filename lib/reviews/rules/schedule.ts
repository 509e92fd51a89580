import type { ReviewParameters } from '../model/parameters.ts'
import { endOfLocalDay, localDay, quarterBegin, quarterEnd, quarterOf, shiftQuarter } from './quarter.ts'

type Terms = Pick<ReviewParameters, 'time_zone' | 'draft_days' | 'decide_within_days'>

/**
 * Which quarters need a draft now (policy clause II.A: every quarter). A quarter's draft is made `draft_days` before
 * it begins. On a new installation the running quarter gets one too, unless so little of it is left that its campaign
 * would only start in the next one.
 * @param known quarters that have or had a campaign, cancelled ones too: what a person called off stays off
 */
export function quartersToDraft(now: Date, known: ReadonlySet<string>, terms: Terms): string[] {
  const current = quarterOf(now, terms.time_zone)
  const next = shiftQuarter(current, 1)
  const due: string[] = []
  if (startOf(current, now, terms) < quarterEnd(current, terms.time_zone)) due.push(current)
  if (now >= localDay(quarterBegin(next, terms.time_zone), -terms.draft_days, terms.time_zone)) due.push(next)
  return due.filter((quarter) => !known.has(quarter))
}

/** When a draft made now starts by itself: with its quarter, but never before it was seen for `draft_days`. */
export function startOf(quarter: string, draftedAt: Date, terms: Terms): Date {
  const begin = quarterBegin(quarter, terms.time_zone)
  const seen = localDay(draftedAt, terms.draft_days, terms.time_zone)
  return new Date(Math.max(begin.getTime(), seen.getTime()))
}

/** The end of the last local day on which decisions are in time. */
export const dueOf = (startedAt: Date, terms: Terms): Date =>
  endOfLocalDay(startedAt, terms.decide_within_days, terms.time_zone)

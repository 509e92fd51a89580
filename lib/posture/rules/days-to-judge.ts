import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import { type Day, daysBetween } from './daily-status.ts'

/** Late evidence rewrites at most this much of the trend. */
export const longestRewriteDays = 400

/**
 * The days before today that must be judged (again), oldest first: from the day that late evidence is about, and
 * from the day of the last evaluation on, because what was stored then was judged before that day ended.
 */
export function daysToJudge(lateFrom: Day | null, lastEvaluatedAt: Date | null, now: Date): Day[] {
  const unfinished = lastEvaluatedAt === null ? null : formatIsoDate(lastEvaluatedAt)
  const [from] = [lateFrom, unfinished].filter((day) => day !== null).toSorted()
  if (from === undefined) return []
  const earliest = formatIsoDate(new Date(now.getTime() - longestRewriteDays * dayMs))
  const yesterday = formatIsoDate(new Date(now.getTime() - dayMs))
  const [, start = earliest] = [from, earliest].toSorted()
  return daysBetween(start, yesterday)
}

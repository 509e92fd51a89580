import { dayMs } from '#lib/platform/clock.ts'
import type { FeedRow, SourceState } from '../model/source-row.ts'

/** Facts older than this no longer prove anything (policy: evidence of accounts and grants counts for seven days). */
export const freshDays = 7

/** What stands between a source and proof, the most pressing first. */
export function sourceState(feeds: readonly FeedRow[], now: Date): SourceState {
  if (feeds.length === 0) return 'empty'
  const is = (status: string) => feeds.some(({ last }) => last?.status === status)
  if (is('held')) return 'held'
  if (is('failed')) return 'failed'
  if (feeds.some(({ lastCompleteAt }) => lastCompleteAt === null)) return 'partial'
  if (is('partial')) return 'partial'
  const oldest = Math.min(...feeds.map(({ lastCompleteAt }) => lastCompleteAt?.getTime() ?? 0))
  return now.getTime() - oldest > freshDays * dayMs ? 'stale' : 'fresh'
}

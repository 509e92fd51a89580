import { dayLabel } from '#components/charts/chart-model.ts'
import { statusWords } from '#components/ui/status.tsx'
import type { TrendDay } from '#lib/posture/model/posture-view.ts'

/** A trend in words, for whoever does not see it: `Breached since 12 Nov, met on 60 of 90 days`. Oldest day first. */
export function trendSentence(days: readonly TrendDay[]): string {
  const last = days.at(-1)
  if (last === undefined) return 'Never judged'
  const changedAt = days.findLastIndex(({ status }) => status !== last.status)
  const word = statusWords[last.status]
  if (changedAt === -1) return `${word} on all ${days.length} days`
  const met = days.filter(({ status }) => status === 'met').length
  return `${word} since ${dayLabel(days[changedAt + 1]?.day ?? last.day)}, met on ${met} of ${days.length} days`
}

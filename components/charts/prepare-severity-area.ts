import { formatCount, formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import { type SeverityName, severityWords } from '../ui/severity.tsx'
import { countTicks, type DayAreas, dayLabel, spreadTicks } from './chart-model.ts'
import { ordinal, weeklyStreak } from './streak.ts'

/** Open findings at the end of one day, `2026-11-22`, by severity. A severity left out counts as none. */
export type SeverityDay = { day: string; counts: Partial<Record<SeverityName, number>> }

// The worst lies on the ground line, where its height can be read.
const order: readonly SeverityName[] = ['critical', 'high', 'medium', 'low', 'info', 'unknown']

/** Decides everything about the chart of open findings over time; the component only draws it. Oldest day first. */
export function prepareSeverityArea(days: readonly SeverityDay[]): DayAreas {
  const shown = order.filter((severity) => days.some((day) => (day.counts[severity] ?? 0) > 0))
  const total = (day: SeverityDay) => shown.reduce((sum, severity) => sum + (day.counts[severity] ?? 0), 0)
  const totals = days.map(total)
  return {
    title: title(totals),
    caption: caption(days),
    isEmpty: days.length === 0,
    series: shown.map((severity) => ({
      key: severity,
      label: severityWords[severity],
      colour: `var(--sev-${severity})`,
      edgeWidth: 1.4,
      opacity: 0.28,
    })),
    course: 'smooth',
    points: days.map((day) => ({
      day: day.day,
      ...Object.fromEntries(shown.map((severity) => [severity, day.counts[severity] ?? 0])),
    })),
    dayTicks: spreadTicks(
      days.map((day) => day.day),
      4,
    ),
    countTicks: countTicks(Math.max(0, ...totals)),
    table: {
      head: ['Day', ...shown.map((severity) => severityWords[severity]), 'All'],
      // One row a week, counted back from today: ninety rows answer nothing.
      rows: days
        .filter((_, index) => (days.length - 1 - index) % 7 === 0)
        .map((day) => ({
          label: dayLabel(day.day),
          values: [
            ...shown.map((severity) => formatCount(day.counts[severity] ?? 0)),
            formatCount(total(day)),
          ],
        }))
        .reverse(),
    },
  }
}

function title(totals: readonly number[]): string {
  const last = totals.at(-1)
  if (last === undefined) return 'No findings have been counted yet'
  if (last === 0) return 'No finding is open'
  const streak = weeklyStreak(totals)
  if (streak.direction === 'level') return `${formatQuantity(last, 'finding')} open, as many as a week ago`
  if (streak.weeks === 1) {
    const change = Math.abs(last - (totals.at(-8) ?? last))
    return `${formatQuantity(last, 'finding')} open, ${formatCount(change)} ${streak.direction === 'fall' ? 'fewer' : 'more'} than a week ago`
  }
  return `Open findings ${streak.direction} for the ${ordinal(streak.weeks)} week`
}

function caption(days: readonly SeverityDay[]): string {
  const first = days[0]
  const last = days.at(-1)
  if (first === undefined || last === undefined) return 'The first scan starts the count.'
  const urgent = (day: SeverityDay) => (day.counts.critical ?? 0) + (day.counts.high ?? 0)
  return sentenceCase(
    `Critical and High ${formatCount(urgent(first))} → ${formatCount(urgent(last))} since ${dayLabel(first.day)}`,
  )
}

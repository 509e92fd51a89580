import { countTicks, type GroupBars } from '#components/charts/chart-model.ts'
import type { DurationKey, DurationSeries } from '#lib/incidents/model/analysis.ts'
import { formatCount } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { monthLabel } from './month-words.ts'

const minuteMs = 60_000
/** Up to here a chart counts minutes, above it hours. */
const mostMinutes = 180

const done: Record<DurationKey, string> = {
  acknowledge: 'acknowledged',
  contain: 'contained',
  eradicate: 'eradicated',
  resolve: 'resolved',
  publish: 'published',
}

/** `1 h 52 min`; a dash where there is none. */
export const minutesInWords = (minutes: number | null): string =>
  minutes === null ? '–' : formatDuration(Math.max(minutes, 1) * minuteMs)

/** Decides the chart of one duration: median and p90 by the month of the report, oldest first. */
export function prepareDuration({ key, definition, all, byMonth }: DurationSeries): GroupBars {
  const most = Math.max(0, ...byMonth.map(({ p90Minutes }) => p90Minutes ?? 0))
  const unit = most <= mostMinutes ? 'min' : 'h'
  const figure = (minutes: number | null): number | null =>
    minutes === null ? null : unit === 'min' ? Math.round(minutes) : Math.round(minutes / 6) / 10
  return {
    title: title(key, all),
    caption: `${definition} ${formatCount(all.count)} counted.`,
    isEmpty: all.count === 0,
    unit,
    series: [
      { key: 'median', label: 'Median', colour: 'var(--accent)' },
      { key: 'p90', label: 'Nine of ten within', colour: 'var(--risk)' },
    ],
    bars: byMonth.map(({ month, medianMinutes, p90Minutes }) => ({
      label: monthLabel(month),
      median: figure(medianMinutes),
      p90: figure(p90Minutes),
    })),
    countTicks: countTicks(figure(most) ?? 0),
    table: {
      head: ['Month', 'Incidents', 'Median', 'p90'],
      rows: byMonth.toReversed().map(({ month, count, medianMinutes, p90Minutes }) => ({
        label: monthLabel(month),
        values: [formatCount(count), minutesInWords(medianMinutes), minutesInWords(p90Minutes)],
      })),
    },
  }
}

function title(key: DurationKey, { count, medianMinutes, p90Minutes }: DurationSeries['all']): string {
  if (count === 0) return `Nothing was ${done[key]} yet`
  if (count === 1) return `The one incident was ${done[key]} within ${minutesInWords(medianMinutes)}`
  return `Half were ${done[key]} within ${minutesInWords(medianMinutes)}, nine of ten within ${minutesInWords(p90Minutes)}`
}

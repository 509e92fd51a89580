import { countTicks, type GroupBars } from '#components/charts/chart-model.ts'
import type { MonthCount } from '#lib/incidents/model/analysis.ts'
import { incidentSeverityWords } from '#lib/incidents/model/words.ts'
import { incidentSeverities } from '#lib/incidents/model.ts'
import { countInWords, formatCount, sentenceCase } from '#lib/platform/format/count.ts'
import { monthLabel } from './month-words.ts'

// Gravest at the foot: what matters most is compared along one line.
const series = [
  ...incidentSeverities.map((severity) => ({
    key: severity,
    label: incidentSeverityWords[severity],
    colour: `var(--sev-${severity})`,
  })),
  { key: 'unclassified', label: 'Not classified', colour: 'var(--sev-unknown)' },
] as const

const sumOf = ({ counts }: MonthCount): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Decides the chart of incidents by the month of their report and the highest severity they ever held. */
export function prepareSeverityMonths(months: readonly MonthCount[]): GroupBars {
  const total = months.reduce((sum, month) => sum + sumOf(month), 0)
  const shown = series.filter(({ key }) => months.some(({ counts }) => counts[key] > 0))
  return {
    title: title(months, total),
    caption: 'By the month of the report and the highest severity ever held. Dismissed ones are left out.',
    isEmpty: total === 0,
    isStacked: true,
    series: shown,
    bars: months.map(({ month, counts }) => ({ label: monthLabel(month), ...counts })),
    countTicks: countTicks(Math.max(0, ...months.map(sumOf))),
    table: {
      head: ['Month', ...shown.map(({ label }) => label), 'All'],
      rows: months.toReversed().map((month) => ({
        label: monthLabel(month.month),
        values: [...shown.map(({ key }) => formatCount(month.counts[key])), formatCount(sumOf(month))],
      })),
    },
  }
}

function title(months: readonly MonthCount[], total: number): string {
  if (total === 0) return 'No incident was reported in these months'
  const critical = months.reduce((sum, { counts }) => sum + counts.critical, 0)
  const worst = months.reduce((most, month) => (sumOf(month) > sumOf(most) ? month : most))
  const of = total === 1 ? 'one incident' : `${countInWords(total)} incidents`
  const grave = critical === 0 ? 'none of them critical' : `${countInWords(critical)} critical`
  const most = sumOf(worst) > 1 ? `, most in ${monthLabel(worst.month)} (${formatCount(sumOf(worst))})` : ''
  return sentenceCase(
    `${of} in ${countInWords(months.length)} ${months.length === 1 ? 'month' : 'months'}, ${grave}${most}`,
  )
}

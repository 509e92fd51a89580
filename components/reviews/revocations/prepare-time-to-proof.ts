import { countTicks, type GroupBars } from '#components/charts/chart-model.ts'
import type { RevocationQuarter } from '#lib/reviews/model/revocation-figures.ts'
import { hoursInWords, quarterLabel } from './prepare-revocations-by-quarter.ts'

const round = (hours: number | null) => (hours === null ? null : Math.round(hours * 10) / 10)

/** Decides the chart of how long proofs took: median and 95th percentile, in hours, by quarter, oldest first. */
export function prepareTimeToProof(quarters: readonly RevocationQuarter[]): GroupBars {
  const proven = quarters.filter(({ medianHours }) => medianHours !== null)
  return {
    title: title(proven),
    caption: 'Hours from the decision to the moment that the proving import shows.',
    isEmpty: proven.length === 0,
    unit: 'h',
    series: [
      { key: 'median', label: 'Median', colour: 'var(--accent)' },
      { key: 'p95', label: '95 of 100 within', colour: 'var(--risk)' },
    ],
    bars: proven.map(({ quarter, medianHours, p95Hours }) => ({
      label: quarterLabel(quarter),
      median: round(medianHours),
      p95: round(p95Hours),
    })),
    countTicks: countTicks(Math.max(0, ...proven.map(({ p95Hours }) => p95Hours ?? 0))),
    table: {
      head: ['Quarter', 'Median', 'p95'],
      rows: proven.toReversed().map(({ quarter, medianHours, p95Hours }) => ({
        label: quarterLabel(quarter),
        values: [hoursInWords(medianHours), hoursInWords(p95Hours)],
      })),
    },
  }
}

/** The newest median, and against the quarter before where both are known. */
function title(proven: readonly RevocationQuarter[]): string {
  const [newest, before] = [proven.at(-1), proven.at(-2)]
  if (newest === undefined) return 'Nothing is proven yet'
  const now = hoursInWords(newest.medianHours)
  const label = quarterLabel(newest.quarter)
  if (before === undefined) return `Half of the removals of ${label} were proven within ${now}`
  const was = hoursInWords(before.medianHours)
  if (was === now) return `A proof takes ${now} as before`
  const isFaster = (newest.medianHours ?? 0) < (before.medianHours ?? 0)
  return `Proofs came ${isFaster ? 'sooner' : 'later'} in ${label}: ${now} at the median, ${was} before`
}

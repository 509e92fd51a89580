import { countTicks, type GroupBars } from '#components/charts/chart-model.ts'
import { countInWords, formatCount, formatPercent, sentenceCase } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import type { RevocationQuarter } from '#lib/reviews/model/revocation-figures.ts'

const hourMs = 3_600_000

/** `26 h`, `4 d`; nothing proven has no time. */
export const hoursInWords = (hours: number | null): string =>
  hours === null ? '–' : formatDuration(Math.max(hours * hourMs, 60_000), 1)

export const quarterLabel = (quarter: string): string => quarter.replace('-', ' ')

/** Decides the chart of what was asked to go against what was proven gone, by quarter, oldest first. */
export function prepareRevocationsByQuarter(quarters: readonly RevocationQuarter[]): GroupBars {
  const most = Math.max(0, ...quarters.map(({ requested }) => requested))
  return {
    title: title(quarters),
    caption:
      'By the quarter in which it was asked for. Only a later complete import of the same feed proves.',
    isEmpty: quarters.length === 0,
    series: [
      { key: 'requested', label: 'Asked to go', colour: 'var(--ink-3)' },
      { key: 'proven', label: 'Proven gone', colour: 'var(--met)' },
      { key: 'regranted', label: 'Given again', colour: 'var(--breach)' },
    ],
    bars: quarters.map(({ quarter, requested, proven, regranted }) => ({
      label: quarterLabel(quarter),
      requested,
      proven,
      regranted,
    })),
    countTicks: countTicks(most),
    table: {
      head: ['Quarter', 'Asked', 'Proven', 'Late', 'Risk accepted', 'Given again', 'Median', 'p95'],
      rows: quarters.toReversed().map((quarter) => ({
        label: quarterLabel(quarter.quarter),
        values: [
          ...[quarter.requested, quarter.proven, quarter.late, quarter.accepted, quarter.regranted].map(
            formatCount,
          ),
          hoursInWords(quarter.medianHours),
          hoursInWords(quarter.p95Hours),
        ],
      })),
    },
  }
}

/** What the newest quarter says, and what came back in all of them. */
function title(quarters: readonly RevocationQuarter[]): string {
  const newest = quarters.at(-1)
  if (newest === undefined) return 'Nothing has been revoked yet'
  const { requested, proven } = newest
  const back = quarters.reduce((sum, { regranted }) => sum + regranted, 0)
  const label = quarterLabel(newest.quarter)
  const first =
    proven === requested
      ? `everything asked to go in ${label} was proven gone`
      : `${formatPercent(proven / requested)} of what was asked to go in ${label} is proven gone`
  return sentenceCase(back === 0 ? first : `${first}; ${countInWords(back)} came back since`)
}

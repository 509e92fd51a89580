import { countInWords, formatCount, sentenceCase } from '#lib/platform/format/count.ts'
import { type SeverityName, severityWords } from '../ui/severity.tsx'
import { countTicks, type Finding, type Series } from './chart-model.ts'

/**
 * How much of its SLA a finding has used up. The last band is past it; the plumb line of the chart stands before it.
 * A caller counts a finding in `quarter1` while age < SLA / 4, and so on; at the SLA exactly it is still `quarter4`.
 */
export const slaBands = ['quarter1', 'quarter2', 'quarter3', 'quarter4', 'over'] as const
export type SlaBand = (typeof slaBands)[number]

const bandLabels: Record<SlaBand, string> = {
  quarter1: 'first quarter',
  quarter2: 'second',
  quarter3: 'third',
  quarter4: 'last quarter',
  over: 'past SLA',
}

/** Open findings of one severity by how much of their SLA they have used. */
export type SeverityAges = { severity: SeverityName; slaDays: number; counts: Record<SlaBand, number> }

export type AgeBars = Finding & {
  series: readonly Series[]
  bars: readonly ({ band: string } & Record<string, string | number>)[]
  countTicks: readonly number[]
  /** The band left of which the limit is drawn. */
  limitBefore: string
}

/** Which band an age falls in. Ages and SLA in days; the SLA itself comes from the policy. */
export function slaBandOf(ageDays: number, slaDays: number): SlaBand {
  if (ageDays > slaDays) return 'over'
  const quarter = Math.min(3, Math.floor((ageDays / slaDays) * 4))
  return slaBands[quarter] ?? 'quarter4'
}

/** Decides everything about the chart of findings by age against their SLA. */
export function prepareAgeBars(ages: readonly SeverityAges[]): AgeBars {
  const shown = ages.filter((row) => slaBands.some((band) => row.counts[band] > 0))
  const sum = (band: SlaBand) => shown.reduce((total, row) => total + row.counts[band], 0)
  return {
    title: title(sum('over'), sum('quarter4')),
    caption:
      shown.length === 0
        ? 'Nothing is waiting to be fixed.'
        : `SLA: ${shown.map((row) => `${severityWords[row.severity]} ${row.slaDays} d`).join(', ')}`,
    isEmpty: shown.length === 0,
    series: shown.map((row) => ({
      key: row.severity,
      label: severityWords[row.severity],
      colour: `var(--sev-${row.severity})`,
    })),
    bars: slaBands.map((band) => ({
      band: bandLabels[band],
      ...Object.fromEntries(shown.map((row) => [row.severity, row.counts[band]])),
    })),
    countTicks: countTicks(Math.max(0, ...slaBands.map(sum))),
    limitBefore: bandLabels.over,
    table: {
      head: ['Share of SLA used', ...shown.map((row) => severityWords[row.severity]), 'All'],
      rows: slaBands.map((band) => ({
        label: bandLabels[band],
        values: [...shown.map((row) => formatCount(row.counts[band])), formatCount(sum(band))],
      })),
    },
  }
}

function title(over: number, last: number): string {
  const lastPart = `${countInWords(last)} ${last === 1 ? 'is in its' : 'are in their'} last quarter`
  if (over === 0 && last === 0) return 'Every open finding has time left in its SLA'
  if (over === 0) return `No finding is past its SLA, ${lastPart}`
  const overPart =
    over === 1 ? 'one finding is past its SLA' : `${countInWords(over)} findings are past their SLA`
  return sentenceCase(last === 0 ? overPart : `${overPart}, ${lastPart}`)
}

import { countTicks } from '#components/charts/chart-model.ts'
import type { AgeBars } from '#components/charts/prepare-age-bars.ts'
import { severityWords } from '#components/ui/severity.tsx'
import { countInWords, formatCount, sentenceCase } from '#lib/platform/format/count.ts'
import type { AgedCount } from '#lib/posture/model/posture-view.ts'
import type { Severity } from '#lib/scans/model/vocabulary.ts'

/** The classes in which the roll-up counts ages, in the order of time; the limit stands before the last. */
const bands = [
  ['first_half', 'first half'],
  ['second_half', 'second half'],
  ['due_soon', 'due soon'],
  ['overdue', 'past SLA'],
] as const

const worstFirst: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'unknown']

/** Decides the chart of open findings by how much of their SLA is used up. Findings without a deadline are left out. */
export function prepareFindingsByAge(
  ages: readonly AgedCount[],
  slaDays: Readonly<Record<string, number>> | null,
): AgeBars {
  const dated = ages.filter(({ ageClass }) => ageClass !== 'no_deadline')
  const shown = worstFirst.filter((severity) => dated.some((age) => age.severity === severity))
  const count = (band: string, severity?: Severity) =>
    dated.reduce(
      (sum, age) =>
        age.ageClass === band && (severity === undefined || age.severity === severity)
          ? sum + age.count
          : sum,
      0,
    )
  return {
    title: title(count('overdue'), count('due_soon'), shown.length === 0),
    caption:
      slaDays === null || shown.length === 0
        ? 'Nothing is waiting to be fixed.'
        : `SLA: ${shown.map((severity) => `${severityWords[severity]} ${slaDays[severity] ?? '–'} d`).join(', ')}`,
    isEmpty: shown.length === 0,
    series: shown.map((severity) => ({
      key: severity,
      label: severityWords[severity],
      colour: `var(--sev-${severity})`,
    })),
    bars: bands.map(([band, label]) => ({
      band: label,
      ...Object.fromEntries(shown.map((severity) => [severity, count(band, severity)])),
    })),
    countTicks: countTicks(Math.max(0, ...bands.map(([band]) => count(band)))),
    limitBefore: bands[3][1],
    table: {
      head: ['Share of SLA used', ...shown.map((severity) => severityWords[severity]), 'All'],
      rows: bands.map(([band, label]) => ({
        label,
        values: [...shown.map((severity) => formatCount(count(band, severity))), formatCount(count(band))],
      })),
    },
  }
}

function title(over: number, soon: number, isEmpty: boolean): string {
  if (isEmpty) return 'No finding with a deadline is open'
  const soonPart = `${countInWords(soon)} ${soon === 1 ? 'falls' : 'fall'} due soon`
  if (over === 0)
    return soon === 0
      ? 'Every open finding has time left in its SLA'
      : `No finding is past its SLA, ${soonPart}`
  const overPart =
    over === 1 ? 'one finding is past its SLA' : `${countInWords(over)} findings are past their SLA`
  return sentenceCase(soon === 0 ? overPart : `${overPart}, ${soonPart}`)
}

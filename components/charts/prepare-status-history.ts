import { countInWords, formatCount, sentenceCase } from '#lib/platform/format/count.ts'
import { type StatusName, statusWords } from '../ui/status.tsx'
import { type DayAreas, dayLabel, spreadTicks } from './chart-model.ts'

/** How many controls stood in each status at the end of one day. */
export type StatusDay = { day: string; counts: Record<StatusName, number> }

// From the ground up: what is out of true is read against the base line, what is met fills the rest.
const order: readonly StatusName[] = ['breached', 'at_risk', 'unproven', 'met']
const colours: Record<StatusName, string> = {
  breached: 'var(--breach)',
  at_risk: 'var(--risk)',
  unproven: 'var(--unproven)',
  met: 'var(--met)',
}

/** Decides everything about the chart of control status over time. Oldest day first. */
export function prepareStatusHistory(days: readonly StatusDay[]): DayAreas {
  const first = days[0]
  const last = days.at(-1)
  const controls = last === undefined ? 0 : order.reduce((sum, status) => sum + last.counts[status], 0)
  return {
    title: first === undefined || last === undefined ? 'No day has been judged yet' : title(first, last),
    caption:
      last === undefined
        ? 'The first check starts the record.'
        : `${last.counts.unproven} without proof today`,
    isEmpty: days.length === 0,
    series: order.map((status) => ({
      key: status,
      label: statusWords[status],
      colour: colours[status],
      isHatched: status === 'unproven',
      // What is met is the ground that the rest is read against.
      edgeWidth: status === 'met' ? 0 : 1,
      opacity: status === 'met' ? 0.22 : 0.8,
    })),
    course: 'steps',
    points: days.map((day) => ({ day: day.day, ...day.counts })),
    dayTicks: spreadTicks(
      days.map((day) => day.day),
      4,
    ),
    countTicks: [0, Math.round(controls / 2), controls],
    table: {
      head: ['Day', ...order.map((status) => statusWords[status])],
      rows: days
        .filter((_, index) => (days.length - 1 - index) % 7 === 0)
        .map((day) => ({
          label: dayLabel(day.day),
          values: order.map((status) => formatCount(day.counts[status])),
        }))
        .reverse(),
    },
  }
}

function title(first: StatusDay, last: StatusDay): string {
  const now = last.counts.breached
  const change = now - first.counts.breached
  const present =
    now === 0
      ? 'no control is breached'
      : `${countInWords(now)} ${now === 1 ? 'control is' : 'controls are'} breached`
  const since = dayLabel(first.day)
  if (change === 0) return sentenceCase(`${present}, as on ${since}`)
  return sentenceCase(
    `${present}, ${countInWords(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than on ${since}`,
  )
}

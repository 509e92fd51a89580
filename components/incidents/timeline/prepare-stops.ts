import type { TimelineMark } from '#lib/incidents/model/timeline.ts'
import { type TimelineKind, timelineKinds } from '#lib/incidents/model.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import { momentText } from './moment-text.ts'
import type { TimeAxis } from './time-axis.ts'

/** A moment at which something happened, or several that lie too close together to be told apart. */
export type Stop = {
  left: number
  /** ISO 8601: the list begins here when it is asked for. */
  since: string
  when: string
  /** `3 actions and 1 decision`. */
  what: string
  /** How the first of them begins. */
  excerpt: string
}

export type Dot = { left: number; size: 1 | 2 | 3 }

/** However many entries there are, no more dots than this stand in a lane. */
export const mostStops = 96

const longestExcerpt = 90

/** Puts entries into bins of the drawing's width: one stop for the scrubber, and one dot for each kind in it. */
export function prepareStops(marks: readonly TimelineMark[], axis: TimeAxis) {
  const bins = Map.groupBy(marks, ({ at }) =>
    Math.min(mostStops - 1, Math.floor(axis.shareOf(at) * mostStops)),
  )
  const stops: Stop[] = []
  const lanes = new Map<TimelineKind, Dot[]>(timelineKinds.map((kind) => [kind, []]))
  for (const [, held] of [...bins].sort(([a], [b]) => a - b)) {
    const [first, last] = [held[0], held.at(-1)]
    if (first === undefined || last === undefined) continue
    const left = (axis.shareOf(first.at) + axis.shareOf(last.at)) / 2
    const counts = timelineKinds.map((kind) => ({
      kind,
      count: held.filter((mark) => mark.kind === kind).length,
    }))
    for (const { kind, count } of counts) if (count > 0) lanes.get(kind)?.push({ left, size: sizeOf(count) })
    const [from, to] = [momentText(first.at), momentText(last.at)]
    stops.push({
      left,
      since: new Date(first.at).toISOString(),
      when: from === to ? from : `${from} to ${to}`,
      what: joinWithAnd(
        counts.filter(({ count }) => count > 0).map(({ kind, count }) => quantity(kind, count)),
      ),
      excerpt: excerptOf(first.text),
    })
  }
  return { stops, lanes }
}

const sizeOf = (count: number): Dot['size'] => (count < 2 ? 1 : count < 10 ? 2 : 3)

const quantity = (kind: TimelineKind, count: number): string =>
  kind === 'evidence'
    ? formatQuantity(count, 'piece of evidence', 'pieces of evidence')
    : formatQuantity(count, kind)

/** The first words without the signs of Markdown. */
function excerptOf(text: string): string {
  const line = text
    .replaceAll(/\\(?=[^\w\s])|[*_`#>]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return line.length > longestExcerpt ? `${line.slice(0, longestExcerpt - 1)}…` : line
}

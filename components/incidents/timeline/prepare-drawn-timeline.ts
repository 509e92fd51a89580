import type { ChartTable } from '#components/charts/chart-model.ts'
import { clockTitle, describeClock } from '#lib/incidents/model/clock-words.ts'
import type { ClockView, IncidentPhase, PhaseKey } from '#lib/incidents/model/incident.ts'
import type { TimelineMark } from '#lib/incidents/model/timeline.ts'
import { type TimelineKind, timelineKinds } from '#lib/incidents/model.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatDuration } from '#lib/platform/format/duration.ts'
import { drawnTitle } from './drawn-title.ts'
import { momentText } from './moment-text.ts'
import { prepareStops, type Stop } from './prepare-stops.ts'
import { type TimeAxis, timeAxis } from './time-axis.ts'

export type DrawnInput = {
  phases: readonly IncidentPhase[]
  clocks: readonly ClockView[]
  /** ISO 8601. */
  detectedAt: string
  marks: readonly TimelineMark[]
  /** The moment that is shown. */
  now: Date
}

/** Shares of the width run 0 to 1. */
export type DrawnTimelineModel = {
  title: string
  caption: string
  isEmpty: boolean
  bands: {
    key: string
    phase: PhaseKey
    label: string
    detail: string
    left: number
    width: number
    isOpen: boolean
  }[]
  lanes: { kind: TimelineKind; count: number; dots: { left: number; size: 1 | 2 | 3 }[] }[]
  /** Where the scrubber rests, in order of time. */
  stops: Stop[]
  markers: {
    key: string
    left: number
    kind: 'now' | 'due' | 'over' | 'stopped' | 'late'
    label: string
    /** What stands beside its line, where that is shorter. */
    words?: string
    isLabelled: boolean
  }[]
  ticks: { left: number; label: string }[]
  table: ChartTable
}

export const phaseWords: Record<PhaseKey, string> = {
  mobilise: 'Mobilise',
  triage: 'Triage',
  contain: 'Contain',
  eradicate: 'Eradicate',
  recover: 'Recover',
  post_mortem: 'Post-mortem',
}

/** A deadline further away than this is told, not drawn: it would push everything else together. */
const furthestMs = 14 * dayMs
const leastTickGap = 0.16

/** Decides everything about the drawn timeline, whatever its length; the component only draws. */
export function prepareDrawnTimeline(input: DrawnInput): DrawnTimelineModel {
  const { phases, clocks, marks } = input
  const axis = axisOf(input)
  const bands = phases.map((phase, place) => bandOf(phase, place, axis, input.now))
  const { stops, lanes } = prepareStops(marks, axis)
  return {
    title: drawnTitle(input),
    caption: `${formatQuantity(marks.length, 'entry', 'entries')} by kind; times in UTC. Phases are drawn wide enough to read, not to scale.`,
    isEmpty: phases.length === 0 && marks.length === 0,
    bands,
    lanes: timelineKinds.map((kind) => ({
      kind,
      count: marks.filter((mark) => mark.kind === kind).length,
      dots: lanes.get(kind) ?? [],
    })),
    stops,
    markers: markersOf(clocks, axis, input),
    ticks: ticksOf(axis),
    table: tableOf(input),
  }
}

const ms = (at: string) => new Date(at).getTime()

function axisOf({ phases, clocks, detectedAt, marks, now }: DrawnInput): TimeAxis {
  const starts = [
    ms(detectedAt),
    ...phases.map(({ startedAt }) => ms(startedAt)),
    ...marks.slice(0, 1).map(({ at }) => at),
  ]
  const start = Math.min(...starts)
  const cuts = phases.flatMap(({ startedAt, endedAt }) => [
    ms(startedAt),
    ...(endedAt === null ? [] : [ms(endedAt)]),
  ])
  const lastPhase = phases.at(-1)
  const isOpen = lastPhase === undefined || lastPhase.endedAt === null
  const ahead = clocks
    .filter(({ stoppedAt, voidedAt }) => stoppedAt === null && voidedAt === null)
    .map(({ dueAt }) => ms(dueAt))
    .filter((due) => due - now.getTime() < furthestMs)
  const ends = isOpen ? [now.getTime(), ...ahead] : [...cuts, ...marks.slice(-1).map(({ at }) => at)]
  const end = Math.max(start + 1, ...ends)
  return timeAxis([start, ...cuts.filter((cut) => cut > start && cut < end).sort((a, b) => a - b), end])
}

function bandOf(phase: IncidentPhase, place: number, axis: TimeAxis, now: Date) {
  const isOpen = phase.endedAt === null
  const left = axis.shareOf(ms(phase.startedAt))
  const right = isOpen ? 1 : axis.shareOf(ms(phase.endedAt ?? ''))
  const took = formatDuration((isOpen ? now.getTime() : ms(phase.endedAt ?? '')) - ms(phase.startedAt))
  return {
    key: `${place} ${phase.key}`,
    phase: phase.key,
    label: phaseWords[phase.key],
    detail: isOpen ? `${took} so far` : took,
    left,
    width: Math.max(0.004, right - left),
    isOpen,
  }
}

function markersOf(clocks: readonly ClockView[], axis: TimeAxis, { now, phases }: DrawnInput) {
  const markers: DrawnTimelineModel['markers'] = []
  const isOver = phases.length > 0 && phases.at(-1)?.endedAt !== null
  if (!isOver)
    markers.push({
      key: 'now',
      left: axis.shareOf(now.getTime()),
      kind: 'now',
      label: 'now',
      isLabelled: true,
    })
  const nearest = clocks
    .filter((clock) => ['running', 'at_risk', 'breached'].includes(describeClock(clock, now).state))
    .sort((a, b) => ms(a.dueAt) - ms(b.dueAt))[0]
  for (const clock of clocks) {
    const { state, title, text } = describeClock(clock, now)
    if (state === 'voided') continue
    const isStopped = state === 'stopped' || state === 'stopped_late'
    const at = isStopped ? (clock.stoppedAt ?? clock.dueAt) : clock.dueAt
    if (ms(at) - now.getTime() > furthestMs) continue
    const kind =
      state === 'breached'
        ? 'over'
        : state === 'stopped'
          ? 'stopped'
          : state === 'stopped_late'
            ? 'late'
            : 'due'
    markers.push({
      key: clock.id,
      left: axis.shareOf(ms(at)),
      kind,
      label: isStopped
        ? `${title}: ${text}`
        : `${title}: ${state === 'breached' ? 'was due' : 'due'} ${momentText(ms(at))}`,
      words: isStopped ? text : `${state === 'breached' ? 'was due' : 'due'} ${momentText(ms(at))}`,
      isLabelled: clock === nearest,
    })
  }
  return markers
}

/** The beginnings of the parts, as far as their words do not touch. */
function ticksOf({ parts }: TimeAxis) {
  const ticks: { left: number; label: string }[] = []
  for (const { from, left } of parts) {
    const last = ticks.at(-1)
    if (left > 0.86 || (last !== undefined && left - last.left < leastTickGap)) continue
    ticks.push({ left, label: momentText(from) })
  }
  return ticks
}

function tableOf({ phases, clocks, marks, now }: DrawnInput): ChartTable {
  const within = (from: number, to: number) => marks.filter(({ at }) => at >= from && at < to).length
  const phaseRows = phases.map((phase, place) => {
    const [from, to] = [ms(phase.startedAt), phase.endedAt === null ? null : ms(phase.endedAt)]
    return {
      label: `${place + 1}. ${phaseWords[phase.key]}`,
      values: [
        momentText(from),
        to === null ? 'lasts' : momentText(to),
        formatDuration((to ?? now.getTime()) - from),
        String(within(from, to ?? Number.POSITIVE_INFINITY)),
      ],
    }
  })
  const clockRows = clocks.map((clock, place) => ({
    label: `Clock ${place + 1}: ${clockTitle(clock)}`,
    values: [
      momentText(ms(clock.startedAt)),
      `due ${momentText(ms(clock.dueAt))}`,
      describeClock(clock, now).text,
      '',
    ],
  }))
  return { head: ['What', 'From', 'To', 'Took or left', 'Entries'], rows: [...phaseRows, ...clockRows] }
}

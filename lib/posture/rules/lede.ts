import { dayMs } from '#lib/platform/clock.ts'
import { countInWords, sentenceCase } from '#lib/platform/format/count.ts'
import { formatDate, formatDay, formatIsoDate } from '#lib/platform/format/time.ts'
import type { ControlStatus } from '../model.ts'
import { listed } from './wording.ts'

export type StatusNow = {
  readonly id: string
  readonly title: string
  readonly status: ControlStatus
  readonly reason: string
}

export type EarlierStatuses = { readonly at: Date; readonly statuses: ReadonlyMap<string, ControlStatus> }

/**
 * What changed since an earlier moment, in one to four sentences for the foot of the headline. A control that only
 * one of the two moments knows is no movement. Days are UTC days, as everywhere in the product.
 */
export function lede(now: readonly StatusNow[], earlier: EarlierStatuses | null, asOf: Date): string {
  if (earlier === null) {
    return 'This is the first day on record; from tomorrow on, this line says what changed.'
  }
  const since = `since ${dayName(earlier.at, asOf)}`
  const moves = now.flatMap((control): Move[] => {
    const from = earlier.statuses.get(control.id)
    return from === undefined || from === control.status ? [] : [{ control, from, to: control.status }]
  })
  if (moves.length === 0) return `Nothing has changed ${since}.`

  const away = moves.filter((move) => direction(move) === 'away')
  const unprovenNow = moves.filter((move) => direction(move) === 'lost')
  const towards = moves.filter((move) => direction(move) === 'towards')
  const sentences = [...awayFrom(away), ...lostProof(unprovenNow), ...cameBack(towards)]
  const [first = '', ...rest] = sentences
  const isAllSaid = moves.length === now.length
  return [
    `${sentenceCase(since)} ${first}`,
    ...rest.map(sentenceCase),
    ...(isAllSaid ? [] : [unchanged(now.length - moves.length)]),
  ].join(' ')
}

type Move = { readonly control: StatusNow; readonly from: ControlStatus; readonly to: ControlStatus }

const statusWords: Readonly<Record<ControlStatus, string>> = {
  met: 'met',
  at_risk: 'at risk',
  breached: 'breached',
  unproven: 'unproven',
}

/** Proof gained is a step towards the line unless what it proves is a breach or a near one. */
function direction({ from, to }: Move): 'away' | 'towards' | 'lost' {
  if (to === 'unproven') return 'lost'
  if (to === 'breached') return 'away'
  if (to === 'met') return 'towards'
  return from === 'breached' ? 'towards' : 'away'
}

function awayFrom(moves: readonly Move[]): string[] {
  const worst = moves.toSorted((a, b) => Number(b.to === 'breached') - Number(a.to === 'breached'))
  const [first] = worst
  if (first === undefined) return []
  if (worst.length <= 2) {
    return worst.map(
      ({ control, from, to }) =>
        `“${control.title}” went from ${statusWords[from]} to ${statusWords[to]}: ${withoutStop(control.reason)}.`,
    )
  }
  return [`${countInWords(worst.length)} controls moved away from the line: ${titles(worst)}.`]
}

const lostProof = (moves: readonly Move[]): string[] =>
  moves.length === 0 ? [] : [`${titles(moves)} ${moves.length === 1 ? 'is' : 'are'} no longer proven.`]

function cameBack(moves: readonly Move[]): string[] {
  const [first] = moves
  if (first === undefined) return []
  if (moves.length > 1) return [`${titles(moves)} moved towards the line.`]
  return [`“${first.control.title}” went from ${statusWords[first.from]} to ${statusWords[first.to]}.`]
}

const unchanged = (count: number): string =>
  count === 1
    ? 'The other control stands where it stood.'
    : `The other ${countInWords(count)} stand where they stood.`

const titles = (moves: readonly Move[]): string => listed(moves.map(({ control }) => `“${control.title}”`))
const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '')

/** `earlier today`, `yesterday`, `Friday` within the last week, else `12 Sep`, with its year if another. In UTC. */
function dayName(at: Date, asOf: Date): string {
  const daysApart = (Date.parse(formatIsoDate(asOf)) - Date.parse(formatIsoDate(at))) / dayMs
  if (daysApart <= 0) return 'earlier today'
  if (daysApart === 1) return 'yesterday'
  if (daysApart < 7) return weekday.format(at)
  return at.getUTCFullYear() === asOf.getUTCFullYear() ? formatDay(at) : formatDate(at)
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' })

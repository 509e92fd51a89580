import { formatDuration } from '#lib/platform/format/duration.ts'
import type { ClockKind } from '../model.ts'
import { type ClockState, clockState } from '../rules/clock.ts'
import { clockKindWords } from './words.ts'

/** A clock as pages are given it: times in ISO 8601. */
export type ClockTimes = {
  kind: ClockKind
  name: string
  startedAt: string
  atRiskAt: string
  dueAt: string
  stoppedAt: string | null
  voidedAt: string | null
}

/** How a clock reads at a moment. */
export type ClockWords = {
  state: ClockState
  /** What it waits for: `Classify`, or the name of a regulatory clock. */
  title: string
  /** `40 h 51 min left`, `2 h over`, `in 4 min`, `in 80 min, 20 min late`, `void`. */
  text: string
  /** Share of its time that was used when it stopped, or is used now: 0 to 1, more when late. */
  used: number
  /** How long it was given, in milliseconds. */
  allowedMs: number
}

const dateOrNull = (at: string | null): Date | null => (at === null ? null : new Date(at))

/** What a clock waits for. */
export const clockTitle = ({ kind, name }: Pick<ClockTimes, 'kind' | 'name'>): string =>
  kind === 'regulatory' ? name : clockKindWords[kind]

/** Says how a clock stands at `now`: its state, and what is left of it or how long it took. */
export function describeClock(clock: ClockTimes, now: Date): ClockWords {
  const startedAt = new Date(clock.startedAt)
  const dueAt = new Date(clock.dueAt)
  const stoppedAt = dateOrNull(clock.stoppedAt)
  const state = clockState(
    {
      kind: clock.kind,
      startedAt,
      atRiskAt: new Date(clock.atRiskAt),
      dueAt,
      stoppedAt,
      voidedAt: dateOrNull(clock.voidedAt),
    },
    now,
  )
  const isStopped = stoppedAt !== null && (state === 'stopped' || state === 'stopped_late')
  const tookMs = (isStopped ? stoppedAt : now).getTime() - startedAt.getTime()
  const allowedMs = dueAt.getTime() - startedAt.getTime()
  return {
    state,
    title: clockTitle(clock),
    text: textOf(state, tookMs, allowedMs),
    used: tookMs / Math.max(1, allowedMs),
    allowedMs,
  }
}

function textOf(state: ClockState, tookMs: number, allowedMs: number): string {
  if (state === 'voided') return 'void'
  if (state === 'stopped') return `in ${formatDuration(tookMs)}`
  // The minutes count to the end of it: a clock of 72 hours is spoken of in hours and minutes.
  const apart = formatDuration(allowedMs - tookMs)
  if (state === 'stopped_late') return `in ${formatDuration(tookMs)}, ${apart} late`
  if (apart === '0 s') return 'due now'
  return state === 'breached' ? `${apart} over` : `${apart} left`
}

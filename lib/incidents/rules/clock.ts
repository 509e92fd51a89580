import type { ClockKind } from '../model.ts'

/** From this share of its time on a clock is at risk (issue 4, "at-risk from 80 %"). */
const atRiskShare = 0.8

/** The times of a clock that starts now. */
export function clockTimes(startedAt: Date, withinMinutes: number): { atRiskAt: Date; dueAt: Date } {
  const lengthMs = withinMinutes * 60_000
  return {
    atRiskAt: new Date(startedAt.getTime() + lengthMs * atRiskShare),
    dueAt: new Date(startedAt.getTime() + lengthMs),
  }
}

export type Clock = {
  kind: ClockKind
  startedAt: Date
  atRiskAt: Date
  dueAt: Date
  stoppedAt: Date | null
  voidedAt: Date | null
}

export type ClockState = 'running' | 'at_risk' | 'breached' | 'stopped' | 'stopped_late' | 'voided'

/**
 * How a clock stands at a moment. What is exactly on time is in time. A clock that was stopped or voided after `asOf`
 * still runs at `asOf`.
 */
export function clockState(clock: Clock, asOf: Date): ClockState {
  if (clock.voidedAt !== null && clock.voidedAt <= asOf) return 'voided'
  if (clock.stoppedAt !== null && clock.stoppedAt <= asOf)
    return clock.stoppedAt > clock.dueAt ? 'stopped_late' : 'stopped'
  if (asOf > clock.dueAt) return 'breached'
  return asOf >= clock.atRiskAt ? 'at_risk' : 'running'
}

import { dayMs } from '#lib/platform/clock.ts'
import type { AlertKind } from '../model.ts'

/**
 * When an alert grows, and who hears of it. `afterMs` counts from the ladder's anchor and may be negative; `reach` is
 * how many rungs of the cause's escalation are told beside its owners.
 */
type Step = { afterMs: number; reach: number }
type Ladder = {
  anchor: 'due' | 'opened'
  /** Earliest first. */
  steps: readonly [Step, ...Step[]]
  /** After the last step: told again so often, at the same level. Null: never. */
  repeatMs: number | null
}

const everyDay = dayMs
const everyWeek = 7 * dayMs

/**
 * Issue 3, reviews: −7 d, −3 d, −1 d, due, then daily; the reviewer, then their manager, then the lead. What has no
 * deadline of its own counts from the day it was noticed.
 */
export const ladders: Readonly<Record<AlertKind, Ladder>> = {
  review_due_soon: {
    anchor: 'due',
    steps: [
      { afterMs: -7 * dayMs, reach: 0 },
      { afterMs: -3 * dayMs, reach: 0 },
      { afterMs: -dayMs, reach: 0 },
    ],
    repeatMs: null,
  },
  review_overdue: {
    anchor: 'due',
    steps: [
      { afterMs: 0, reach: 0 },
      { afterMs: dayMs, reach: 1 },
      { afterMs: 2 * dayMs, reach: 2 },
    ],
    repeatMs: everyDay,
  },
  revocation_overdue: {
    anchor: 'due',
    steps: [
      { afterMs: 0, reach: 0 },
      { afterMs: dayMs, reach: 1 },
    ],
    repeatMs: everyDay,
  },
  regrant: { anchor: 'opened', steps: [{ afterMs: 0, reach: 1 }], repeatMs: everyDay },
  orphan_privileged_account: {
    anchor: 'opened',
    steps: [
      { afterMs: 0, reach: 0 },
      { afterMs: 3 * dayMs, reach: 1 },
    ],
    repeatMs: everyWeek,
  },
  mfa_lost: {
    anchor: 'opened',
    steps: [
      { afterMs: 0, reach: 1 },
      { afterMs: dayMs, reach: 2 },
    ],
    repeatMs: everyDay,
  },
  rubber_stamp: { anchor: 'opened', steps: [{ afterMs: 0, reach: 0 }], repeatMs: null },
  import_stale: {
    anchor: 'opened',
    steps: [
      { afterMs: 0, reach: 0 },
      { afterMs: 2 * dayMs, reach: 1 },
    ],
    repeatMs: everyWeek,
  },
  import_partial: {
    anchor: 'opened',
    steps: [
      { afterMs: 0, reach: 0 },
      { afterMs: 2 * dayMs, reach: 1 },
    ],
    repeatMs: everyWeek,
  },
  report_waiting: {
    anchor: 'opened',
    steps: [{ afterMs: 0, reach: 0 }],
    repeatMs: everyDay,
  },
  issue_unreported: { anchor: 'opened', steps: [{ afterMs: 0, reach: 0 }], repeatMs: everyWeek },
  // Its own escalation list calls the next one (`incident_pages`): each call is an alert of its own.
  incident_page: { anchor: 'opened', steps: [{ afterMs: 0, reach: 0 }], repeatMs: null },
  // First when it is at risk, which is when the cause is first stated; again when its time is over, then daily.
  incident_clock: {
    anchor: 'due',
    steps: [
      { afterMs: -365 * dayMs, reach: 0 },
      { afterMs: 0, reach: 1 },
    ],
    repeatMs: everyDay,
  },
  incident_action_late: {
    anchor: 'due',
    steps: [
      { afterMs: 0, reach: 0 },
      { afterMs: 2 * dayMs, reach: 1 },
    ],
    repeatMs: everyDay,
  },
  publication_blocked: { anchor: 'opened', steps: [{ afterMs: 0, reach: 0 }], repeatMs: everyDay },
  on_call_gap: { anchor: 'opened', steps: [{ afterMs: 0, reach: 0 }], repeatMs: everyDay },
}

/** What a smallint holds. */
const most = 32_767

export type Escalation = {
  /** 1 at the first step, one more at each. 0 before the first: nobody is told yet. */
  level: number
  /** How often it was due again at this level. */
  repeats: number
  reach: number
}

/** How far an alert has grown at a moment. Without a deadline of its own, the moment it was opened stands for it. */
export function escalationAt(
  kind: AlertKind,
  { dueAt, openedAt }: { dueAt: Date | null; openedAt: Date },
  asOf: Date,
): Escalation {
  const { anchor, steps, repeatMs } = ladders[kind]
  const from = (anchor === 'due' && dueAt !== null ? dueAt : openedAt).getTime()
  const passed = steps.filter(({ afterMs }) => from + afterMs <= asOf.getTime())
  const step = passed.at(-1)
  if (step === undefined) return { level: 0, repeats: 0, reach: 0 }
  const isLast = passed.length === steps.length
  const sinceMs = asOf.getTime() - (from + step.afterMs)
  return {
    level: passed.length,
    repeats: isLast && repeatMs !== null ? Math.min(most, Math.floor(sinceMs / repeatMs)) : 0,
    reach: step.reach,
  }
}

/** How long before its deadline a kind of alert begins to be one. */
export const noticeMs = (kind: AlertKind): number => -ladders[kind].steps[0].afterMs

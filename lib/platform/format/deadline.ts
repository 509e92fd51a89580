import { dayMs } from '../clock.ts'
import { formatDuration } from './duration.ts'

/** `over` is past due, `near` is inside the warning window, `ahead` is neither. */
export type DeadlineState = 'over' | 'near' | 'ahead'

/**
 * A deadline as a person reads it: `2 h left`, `3 d over`, `due now`.
 *
 * @param due when the duty ends
 * @param now the time to judge from
 * @param nearMs how long before `due` it counts as near; one day unless told otherwise
 */
export function describeDeadline(
  due: Date,
  now: Date,
  nearMs = dayMs,
): { text: string; state: DeadlineState } {
  const left = due.getTime() - now.getTime()
  const span = Math.abs(left)
  // One unit is enough far out; close by, the minutes count.
  const text = formatDuration(span, span < dayMs ? 2 : 1)
  if (text === '0 s') return { text: 'due now', state: 'near' }
  if (left < 0) return { text: `${text} over`, state: 'over' }
  return { text: `${text} left`, state: left <= nearMs ? 'near' : 'ahead' }
}

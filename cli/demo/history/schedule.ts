import { createRandom } from '#cli/demo/random.ts'
import type { Day } from './life.ts'
import { type Scope, scopeKey } from './scope.ts'

/** A nightly scan comes this much later or earlier than planned, at most. */
const jitterDays = 0.25

/**
 * When a scope is scanned, from its first scan until `last`. Adding days at the end changes none before. No two
 * scans of a weekly scope lie seven days apart or more, which is how long the policy lets evidence count.
 */
export function scanDays(scope: Scope, last: Day): Day[] {
  const random = createRandom(`the covenant/schedule/${scopeKey(scope)}`)
  const days: Day[] = []
  let planned = scope.startsOn
  const end = Math.min(last, scope.endsOn ?? last)
  for (;;) {
    const day = planned + (days.length === 0 ? 0 : random.between(-jitterDays, jitterDays))
    if (day > end) return days
    days.push(day)
    const isDaily = scope.dailyFrom !== undefined && planned >= scope.dailyFrom
    planned += isDaily ? 1 : scope.everyDays
  }
}

import type { Day } from '#cli/demo/history/life.ts'
import type { Grant } from '#cli/demo/organisation/grants.ts'
import { createRandom } from '#cli/demo/random.ts'
import { dayMs, secondMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'

export const dateOn = (day: Day, end: Date): string => formatIsoDate(new Date(end.getTime() + day * dayMs))

/** A moment of the working day before `day`, to the second: the same for the same words. */
export function momentOn(day: Day, end: Date, words: string): Date {
  const before = createRandom(`the covenant/moment/${words}`).int(0, 8 * 3_600) * secondMs
  const at = end.getTime() + day * dayMs - before
  return new Date(at - (at % secondMs))
}

/** The last use as that day knew it: what was used later had been used not long before, too. Null: never. */
export function lastUseOf(grant: Grant, day: Day): Day | null {
  if (grant.lastUsedDaysAgo === null) return null
  if (-grant.lastUsedDaysAgo <= day) return -grant.lastUsedDaysAgo
  const words = `the covenant/idle/${grant.personNumber}/${grant.system}/${grant.resource}`
  return Math.max(-grant.grantedDaysAgo, day - createRandom(words).int(0, 25))
}

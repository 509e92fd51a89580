import type { Day } from '#cli/demo/history/plan.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { quarterBegin, quarterOf, shiftQuarter } from '#lib/reviews/rules/quarter.ts'

/** As the policy of the demonstration says. */
const zone = 'UTC'

/** Long enough before a quarter that a campaign of the one before it still has its time. */
const connectedBeforeDays = 45

/**
 * The quarters of the story: the first review is complete, the second was carried out late in places, the third is the
 * one that runs when the story ends.
 */
export function storyQuarters(end: Date): { late: string; running: string } {
  const running = quarterOf(end, zone)
  return { late: shiftQuarter(running, -1), running }
}

/** When registers and systems were connected: in time for a review in the quarter before the late one. */
export function accessFrom(end: Date): Day {
  const begin = quarterBegin(storyQuarters(end).late, zone)
  return Math.floor((begin.getTime() - end.getTime()) / dayMs) - connectedBeforeDays
}

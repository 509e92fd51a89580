import { formatClock, formatDay } from '#lib/platform/format/time.ts'

/** `20 Nov 22:14`, in UTC. @param at in milliseconds since 1970 */
export function momentText(at: number): string {
  const moment = new Date(at)
  return `${formatDay(moment)} ${formatClock(moment)}`
}

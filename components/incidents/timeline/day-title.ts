import { dayMs } from '#lib/platform/clock.ts'
import { formatAbsolute, formatIsoDate } from '#lib/platform/format/time.ts'

/** `Fri 20 Nov 2026`, and in words when it is today or yesterday (UTC). */
export function dayTitle(day: Date, now: Date): string {
  const [date = ''] = formatAbsolute(day).split(',')
  const own = formatIsoDate(day)
  if (own === formatIsoDate(now)) return `${date}, today`
  return own === formatIsoDate(new Date(now.getTime() - dayMs)) ? `${date}, yesterday` : date
}

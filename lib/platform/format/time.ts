import { dayMs, hourMs, minuteMs } from '../clock.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const two = (value: number) => String(value).padStart(2, '0')

/** `22 Nov 2026`, in UTC: an auditor and an operator must read the same day. */
export function formatDate(at: Date): string {
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${at.getUTCFullYear()}`
}

/** `22 Nov`, for axes and columns whose year is plain from the page. */
export function formatDay(at: Date): string {
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]}`
}

/** `07:14`, in UTC. */
export function formatClock(at: Date): string {
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** `Sun 22 Nov 2026, 07:14 UTC`: the form behind every relative time. */
export function formatAbsolute(at: Date): string {
  return `${weekdays[at.getUTCDay()]} ${formatDate(at)}, ${formatClock(at)} UTC`
}

/** `2026-11-22`, in UTC: for file names, `?asOf=` and exports. */
export function formatIsoDate(at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** How far apart, in one unit and at most three digits: `26 min`, `2 h`, `9 d`, `14 mo`. Under a minute: `now`. */
export function formatAge(at: Date, now: Date): string {
  const span = Math.abs(now.getTime() - at.getTime())
  if (span < minuteMs) return 'now'
  if (span < hourMs) return `${Math.floor(span / minuteMs)} min`
  if (span < 2 * dayMs) return `${Math.floor(span / hourMs)} h`
  const days = Math.floor(span / dayMs)
  return days < 100 ? `${days} d` : `${Math.floor(days / 30)} mo`
}

/** `just now`, `26 min ago`, `in 2 h`; the absolute form belongs beside or behind it, never nowhere. */
export function formatRelative(at: Date, now: Date): string {
  const age = formatAge(at, now)
  if (age === 'now') return 'just now'
  return at.getTime() <= now.getTime() ? `${age} ago` : `in ${age}`
}

import { formatDate, formatIsoDate } from '#lib/platform/format/time.ts'

/** What `?asOf=` asks for. A day is judged at its end, so today is the live page until it is over. */
export type AsOf =
  | { kind: 'live' }
  | { kind: 'day'; day: string }
  | { kind: 'refused'; message: string; nextStep: string }

/** Long before any evidence, and long after the first day that PostgreSQL and Date agree about. */
const earliestDay = '1970-01-01'

const shape = /^\d{4}-\d{2}-\d{2}$/

/** Reads the parameter of an address; the refusals are written for the person who typed it. */
export function readAsOf(parameter: string | string[] | undefined, now: Date): AsOf {
  const text = Array.isArray(parameter) ? parameter[0] : parameter
  if (text === undefined || text === '') return { kind: 'live' }
  const today = formatIsoDate(now)
  if (!shape.test(text) || !isDay(text)) {
    return {
      kind: 'refused',
      message: `“${text.slice(0, 40)}” is not a day.`,
      nextStep: `Write a day as year-month-day, for example ${today}, or choose one in the bar.`,
    }
  }
  if (text < earliestDay) {
    return {
      kind: 'refused',
      message: `${text} lies before anything that could be known here.`,
      nextStep: `Choose a day after ${earliestDay}.`,
    }
  }
  if (text === today) return { kind: 'live' }
  if (text > today) {
    return {
      kind: 'refused',
      message: `${formatDate(new Date(`${text}T00:00:00Z`))} has not come yet.`,
      nextStep: 'Posture is computed from evidence: choose a day that is over, or look at it live.',
    }
  }
  return { kind: 'day', day: text }
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  // Date turns 31 April into 1 May; a day must be itself again.
  return !Number.isNaN(at.getTime()) && formatIsoDate(at) === text
}

/** An address of this product with the day kept, or without one for the live page. */
export function withAsOf(path: string, day: string | null): string {
  if (day === null) return path
  const [before = '', hash] = path.split('#')
  const dated = `${before}${before.includes('?') ? '&' : '?'}asOf=${day}`
  return hash === undefined ? dated : `${dated}#${hash}`
}

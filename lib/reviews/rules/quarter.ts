import { DateTime } from 'luxon'

const quarterPattern = /^(\d{4})-Q([1-4])$/

/** The quarter a moment falls into where the policy's days begin, as `2026-Q4`. */
export function quarterOf(at: Date, zone: string): string {
  const local = DateTime.fromJSDate(at, { zone })
  return `${String(local.year).padStart(4, '0')}-Q${local.quarter}`
}

/** The quarter `by` quarters later (or earlier). */
export function shiftQuarter(quarter: string, by: number): string {
  const { year, number } = readQuarter(quarter)
  const index = year * 4 + (number - 1) + by
  return `${String(Math.floor(index / 4)).padStart(4, '0')}-Q${(index % 4) + 1}`
}

/** Local midnight of the first day. */
export function quarterBegin(quarter: string, zone: string): Date {
  const { year, number } = readQuarter(quarter)
  return DateTime.fromObject({ year, month: number * 3 - 2, day: 1 }, { zone })
    .startOf('day')
    .toJSDate()
}

/** The first moment that no longer belongs to it. */
export const quarterEnd = (quarter: string, zone: string): Date =>
  quarterBegin(shiftQuarter(quarter, 1), zone)

/** Local midnight of the day that lies `days` calendar days from the day of `at`. */
export const localDay = (at: Date, days: number, zone: string): Date =>
  DateTime.fromJSDate(at, { zone }).startOf('day').plus({ days }).startOf('day').toJSDate()

/** Local midnight of a day that is written as `2026-10-12`. */
export const dayBegin = (day: string, zone: string): Date =>
  DateTime.fromISO(day, { zone }).startOf('day').toJSDate()

/** The last millisecond of the day that lies `days` calendar days from the day of `at`. */
export const endOfLocalDay = (at: Date, days: number, zone: string): Date =>
  DateTime.fromJSDate(at, { zone }).startOf('day').plus({ days }).endOf('day').toJSDate()

/** `22 November 2026`, where the policy's days begin. */
export const localDate = (at: Date, zone: string): string =>
  DateTime.fromJSDate(at, { zone }).setLocale('en-GB').toFormat('d MMMM yyyy')

function readQuarter(quarter: string): { year: number; number: number } {
  const match = quarterPattern.exec(quarter)
  if (!match) throw new RangeError(`"${quarter}" is no quarter such as 2026-Q4.`)
  return { year: Number(match[1]), number: Number(match[2]) }
}

import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import type { ControlStatus } from '../model.ts'
import { worstStatus } from './roll-up.ts'

/** A calendar day in UTC, `2026-09-30`. */
export type Day = string

export type DailyStatus = { readonly day: Day; readonly status: ControlStatus }
/** `isRecorded` is false for a day that nothing was stored for. */
export type FilledDailyStatus = DailyStatus & { readonly isRecorded: boolean }

/**
 * One status for each day from `from` to `to`, both included. A day without a row is unproven: never the day
 * before carried on, because nobody looked. Two rows of one day give the worse. Throws for a day that is none.
 */
export function fillDailyStatus(rows: readonly DailyStatus[], from: Day, to: Day): FilledDailyStatus[] {
  const byDay = Map.groupBy(rows, ({ day }) => day)
  return daysBetween(from, to).map((day) => {
    const status = worstStatus((byDay.get(day) ?? []).map((row) => row.status))
    return { day, status: status ?? 'unproven', isRecorded: status !== null }
  })
}

/** Every day from one to another, both included; none when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): Day[] {
  const start = startOfDay(from)
  const count = Math.max(0, (startOfDay(to) - start) / dayMs + 1)
  return Array.from({ length: count }, (_, index) => formatIsoDate(new Date(start + index * dayMs)))
}

function startOfDay(day: Day): number {
  const start = Date.parse(`${day}T00:00:00Z`)
  // Date.parse turns 31 April into 1 May; a day must be itself again.
  if (Number.isNaN(start) || formatIsoDate(new Date(start)) !== day) {
    throw new RangeError(`"${day}" is not a day; expected one like 2026-09-30.`)
  }
  return start
}

import type { CalendarShift } from '#lib/incidents/model/on-call.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'

export type PlacedShift = {
  key: string
  /** Share of the row's width, 0 to 100. */
  left: number
  width: number
  label: string
  kind: 'turn' | 'stand-in' | 'gap'
  from: Date
  to: Date
}

type Row = { from: Date; to: Date; shifts: readonly CalendarShift[] }

/** Where each stretch of a schedule lies on its row, and what it says. */
export function placeShifts({ from, to, shifts }: Row): PlacedShift[] {
  const length = to.getTime() - from.getTime()
  return shifts.map((shift) => ({
    key: shift.from.toISOString(),
    left: (100 * (shift.from.getTime() - from.getTime())) / length,
    width: (100 * (shift.to.getTime() - shift.from.getTime())) / length,
    label: labelOf(shift),
    kind: shift.isGap ? 'gap' : shift.isOverride ? 'stand-in' : 'turn',
    from: shift.from,
    to: shift.to,
  }))
}

function labelOf({ people, isGap }: CalendarShift): string {
  if (people.length === 0) return 'Nobody'
  const names = joinWithAnd(people.map(({ name }) => name))
  return isGap ? `Nobody: ${names} may not respond` : names
}

/** Where a moment lies on a row, 0 to 100; null outside of it. */
export function placeMoment({ from, to }: { from: Date; to: Date }, at: Date): number | null {
  if (at < from || at >= to) return null
  return (100 * (at.getTime() - from.getTime())) / (to.getTime() - from.getTime())
}

/** The days of a calendar, as `Mon 23`; the first of a month names it. */
export function dayHeads(
  firstDay: string,
  days: number,
): { key: string; text: string; isWeekend: boolean }[] {
  const first = Date.parse(`${firstDay}T00:00:00Z`)
  return Array.from({ length: days }, (_, n) => {
    const day = new Date(first + n * dayMs)
    const parts = day.toUTCString().split(/[ ,]+/)
    const [weekday = '', date = '', month = ''] = parts
    const isFirst = n === 0 || day.getUTCDate() === 1
    return {
      key: day.toISOString().slice(0, 10),
      text: `${weekday} ${Number(date)}${isFirst ? ` ${month}` : ''}`,
      isWeekend: [0, 6].includes(day.getUTCDay()),
    }
  })
}

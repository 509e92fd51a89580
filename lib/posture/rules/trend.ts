import { dayMs } from '#lib/platform/clock.ts'
import { formatIsoDate } from '#lib/platform/format/time.ts'
import type { TrendDay } from '../model/posture-view.ts'
import type { ControlStatus } from '../model.ts'
import { type Day, fillDailyStatus } from './daily-status.ts'

/** How many days the trends of the posture page and of a control cover, the last one included. */
export const trendDays = 90

export function trendWindow(asOf: Date): { from: Day; to: Day } {
  return { from: formatIsoDate(new Date(asOf.getTime() - (trendDays - 1) * dayMs)), to: formatIsoDate(asOf) }
}

type Row = { readonly day: Day; readonly status: ControlStatus; readonly deviation: number | null }

/** A control's days from the stored rows; the last day is what was judged now, whatever was stored for it earlier. */
export function trendOf(
  rows: readonly Row[],
  last: { status: ControlStatus; deviation: number | null },
  window: { from: Day; to: Day },
): TrendDay[] {
  const all = [...rows.filter(({ day }) => day !== window.to), { day: window.to, ...last }]
  const deviations = new Map(all.map(({ day, deviation }) => [day, deviation]))
  return fillDailyStatus(all, window.from, window.to).map((day) => ({
    ...day,
    deviation: day.status === 'unproven' ? null : (deviations.get(day.day) ?? null),
  }))
}

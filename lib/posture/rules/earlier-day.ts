import type { ControlStatus } from '../model.ts'
import type { Day } from './daily-status.ts'
import { endOfDay } from './end-of-day.ts'
import type { EarlierStatuses } from './lede.ts'

type Row = { readonly controlId: string; readonly day: Day; readonly status: ControlStatus }

const newsDays = 7

/**
 * The day to tell the news against: the last one, within a week, on which some control stood otherwise than now.
 * When none did, the oldest of that week, so that "nothing has changed" covers as much as it can.
 *
 * @param today the day that `now` belongs to; only days before it count
 */
export function earlierDay(
  rows: readonly Row[],
  now: ReadonlyMap<string, ControlStatus>,
  today: Day,
): EarlierStatuses | null {
  const before = Map.groupBy(
    rows.filter(({ day }) => day < today),
    ({ day }) => day,
  )
  const newestFirst = [...before].toSorted(([a], [b]) => (a < b ? 1 : -1)).slice(0, newsDays)
  const differs = newestFirst.find(([, some]) =>
    some.some(({ controlId, status }) => now.has(controlId) && now.get(controlId) !== status),
  )
  const chosen = differs ?? newestFirst.at(-1)
  if (chosen === undefined) return null
  const [day, some] = chosen
  return { at: endOfDay(day), statuses: new Map(some.map(({ controlId, status }) => [controlId, status])) }
}

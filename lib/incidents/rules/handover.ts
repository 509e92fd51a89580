import { DateTime } from 'luxon'
import { PlumblineError } from '#lib/platform/errors.ts'

/** The local day of an instant, as midnight of that date in UTC: two of them differ by whole days of 24 hours. */
export const localDay = (at: Date, timeZone: string): DateTime => {
  const { year, month, day } = DateTime.fromJSDate(at, { zone: timeZone })
  return DateTime.utc(year, month, day)
}

/**
 * The instant of a local date and time such as `2026-11-23T09:00`. One that the change to summer time skips is the same
 * time an hour later; of one that comes twice it is the first.
 * @throws PlumblineError `invalid_input` when there is no such day or hour
 */
export function atLocalTime(text: string, timeZone: string): Date {
  const local = DateTime.fromISO(text, { zone: timeZone })
  if (!local.isValid)
    throw new PlumblineError(
      'invalid_input',
      `“${text}” is no date and time.`,
      'Write it as 2026-11-23T09:00, in the time zone of the schedule.',
    )
  return firstOf(local).toJSDate()
}

const firstOf = (local: DateTime): DateTime =>
  local.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis())[0] ?? local

/**
 * When a full hour of a local day begins. An hour that the change to summer time skips begins with the first instant
 * after it; one that comes twice begins the first time. Hour 24 is midnight at the end of the day.
 */
export function hourOfDay(day: DateTime, hour: number, timeZone: string): DateTime {
  const { year, month, day: date } = hour === 24 ? day.plus({ days: 1 }) : day
  return firstOf(
    DateTime.fromObject({ year, month, day: date, hour: hour === 24 ? 0 : hour }, { zone: timeZone }),
  )
}

/**
 * How many turns have ended before an instant, for a rotation that hands over every `turnDays` days at a local hour.
 * The first turn begins with the rotation, whatever the hour; it ends at the first hand-over that is due `turnDays`
 * days after the day of its beginning.
 */
export function turnsEnded(
  { validFrom, turnDays, handoverHour }: { validFrom: Date; turnDays: number; handoverHour: number },
  timeZone: string,
  at: Date,
): number {
  const today = localDay(at, timeZone)
  const isHandedOver = hourOfDay(today, handoverHour, timeZone).toMillis() <= at.getTime()
  const days = today.diff(localDay(validFrom, timeZone), 'days').days - (isHandedOver ? 0 : 1)
  return Math.max(0, Math.floor(days / turnDays))
}

import { DateTime } from 'luxon'
import { isQuietHour, type Preferences } from '../model/preferences.ts'
import type { AlertUrgency, DigestCadence } from '../model.ts'

/**
 * When a message goes out: at once, with the next digest, or at the end of quiet hours. Null when mail is off.
 * A `notice` never interrupts: it waits for a digest even of somebody who wants mail at once. Wall-clock times are of
 * the person's own zone, across daylight saving: a time that a change skips becomes the first one after it.
 */
export function mailDueAt(preferences: Preferences, urgency: AlertUrgency, now: Date): Date | null {
  const { cadence, timeZone, isUrgentAlways } = preferences
  if (cadence === 'off') return null
  if (urgency === 'urgent' && isUrgentAlways) return now
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  return afterQuietHours(preferences, nextSlot(preferences, calmer(cadence, urgency), local)).toJSDate()
}

const calmer = (
  cadence: Exclude<DigestCadence, 'off'>,
  urgency: AlertUrgency,
): Exclude<DigestCadence, 'off'> =>
  urgency === 'notice' && (cadence === 'immediate' || cadence === 'hourly') ? 'daily' : cadence

function nextSlot(
  { digestHour }: Preferences,
  cadence: Exclude<DigestCadence, 'off'>,
  local: DateTime,
): DateTime {
  if (cadence === 'immediate') return local
  if (cadence === 'hourly') return local.startOf('hour').plus({ hours: 1 })
  const unit = cadence === 'daily' ? 'day' : 'week'
  const slot = local.startOf(unit).set({ hour: digestHour })
  return slot > local
    ? slot
    : local
        .startOf(unit)
        .plus({ [`${unit}s`]: 1 })
        .set({ hour: digestHour })
}

function afterQuietHours(preferences: Preferences, local: DateTime): DateTime {
  if (!isQuietHour(preferences, local.hour)) return local
  const end = local.startOf('day').set({ hour: preferences.quietTo })
  return end > local ? end : local.startOf('day').plus({ days: 1 }).set({ hour: preferences.quietTo })
}

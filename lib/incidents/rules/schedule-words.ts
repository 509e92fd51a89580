import { formatQuantity } from '#lib/platform/format/count.ts'
import { joinWithAnd } from '#lib/platform/format/list.ts'
import type { Rotation } from '../model/on-call.ts'

const dayNames = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']
const hour = (value: number) => `${String(value).padStart(2, '0')}:00`

/** `Turns of 7 days, handed over at 09:00. Around the clock, every day.` Hours are local to the schedule. */
export function rotationWords(rotation: Omit<Rotation, 'userIds' | 'id' | 'validFrom' | 'validTo'>): string {
  const { turnDays, handoverHour, weekdays, fromHour, toHour } = rotation
  const hours =
    fromHour === toHour
      ? 'Around the clock'
      : `From ${hour(fromHour)} to ${hour(toHour)}${toHour < fromHour ? ' of the next day' : ''}`
  return `Turns of ${formatQuantity(turnDays, 'day')}, handed over at ${hour(handoverHour)}. ${hours}, ${dayWords(weekdays)}.`
}

function dayWords(weekdays: readonly number[]): string {
  const key = weekdays.join('')
  if (key === '1234567') return 'every day'
  if (key === '12345') return 'on weekdays'
  if (key === '67') return 'at weekends'
  return `on ${joinWithAnd(weekdays.map((day) => dayNames[day - 1] ?? ''))}`
}

import { DateTime } from 'luxon'

/** The day a stamp is on, and the time of day in minutes; seconds apart. Null where it does not say. */
export type Stamp = { day: string | null; hour: number; minute: number; second: number }

const time = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d+)?)?(?:\s?(?<half>[ap])\.?m\.?)?(?:\s?Z|\s?UTC)?`
const day = String.raw`(?:(?<iso>\d{4}-\d{2}-\d{2})|(?<first>\d{1,2})[/.](?<second2>\d{1,2})(?:[/.](?<year>\d{2,4}))?|(?<word>today|yesterday))`

/** A stamp as messengers print it: a time, a day and a time; in brackets or not. */
export const stampPattern = String.raw`(?:${day}(?:,?\s+(?:at\s+)?|T))?${time}`

/** @param groups of a match of `stampPattern`; @returns null for a time or a day that does not exist */
export function readStamp(groups: Record<string, string | undefined>, context: Context): Stamp | null {
  const { hour = '', minute = '', second = '0', half } = groups
  const stamp = {
    day: dayOf(groups, context),
    hour: hourOf(Number(hour), half?.toLowerCase()),
    minute: Number(minute),
    second: Number(second),
  }
  const isTime = stamp.hour <= 23 && stamp.minute <= 59 && stamp.second <= 59
  return isTime && stamp.day !== undefined ? { ...stamp, day: stamp.day } : null
}

type Context = { today: string; currentDay: string }

/** Twelve at night is 12 am. */
const hourOf = (hour: number, half: string | undefined): number =>
  half === undefined ? hour : hour > 12 || hour === 0 ? 99 : (hour % 12) + (half === 'p' ? 12 : 0)

/** Null: the stamp names no day. Undefined: it names one that does not exist. */
function dayOf(groups: Record<string, string | undefined>, context: Context): string | null | undefined {
  if (groups.iso !== undefined) return DateTime.fromISO(groups.iso).isValid ? groups.iso : undefined
  const word = groups.word?.toLowerCase()
  if (word !== undefined)
    return (
      DateTime.fromISO(context.today)
        .minus({ days: word === 'yesterday' ? 1 : 0 })
        .toISODate() ?? undefined
    )
  if (groups.first === undefined || groups.second2 === undefined) return null
  const [first, second] = [Number(groups.first), Number(groups.second2)]
  // Day before month, as here, unless only the other way makes a date.
  const [dayOfMonth, month] = second > 12 ? [second, first] : [first, second]
  const written = groups.year === undefined ? Number(context.currentDay.slice(0, 4)) : Number(groups.year)
  const date = DateTime.fromObject({ year: written < 100 ? 2000 + written : written, month, day: dayOfMonth })
  return date.isValid ? (date.toISODate() ?? undefined) : undefined
}

const dateFormats = [
  'd MMMM yyyy',
  'd MMM yyyy',
  'MMMM d yyyy',
  'MMM d yyyy',
  'yyyy-MM-dd',
  'd MMMM',
  'MMMM d',
  'd/M/yyyy',
]

/** A line that is nothing but a day, as messengers put it between messages. */
export function readDateLine(line: string, context: Context): string | null {
  const text = line
    .replaceAll(/[—–-]{2,}/g, ' ')
    .replace(/^\W*(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?,?\s+/i, '')
    .replaceAll(/(\d)(st|nd|rd|th)\b/g, '$1')
    .replaceAll(',', '')
    .trim()
  if (/^today$/i.test(text)) return context.today
  if (/^yesterday$/i.test(text)) return DateTime.fromISO(context.today).minus({ days: 1 }).toISODate()
  for (const format of dateFormats) {
    const date = DateTime.fromFormat(text, format, { locale: 'en-GB' })
    if (!date.isValid) continue
    const year = format.includes('yyyy') ? date.year : Number(context.currentDay.slice(0, 4))
    return date.set({ year }).toISODate()
  }
  return null
}

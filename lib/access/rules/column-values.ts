import type { DateOrder } from '../model/column-mapping.ts'

/** Dates, and words for yes, as people write them into tables. Each reader gives undefined where it cannot tell. */

const time = String.raw`(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)?`
const isoShape = new RegExp(String.raw`^(\d{4})-(\d{2})-(\d{2})${time}(?: ?(Z|UTC|[+-]\d{2}:?\d{2}))?$`, 'i')
const orderedShape = new RegExp(String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4})${time}$`)

/** A time without a zone is UTC: the file does not say where it was written, and no other guess is better. */
export function readDate(text: string, order: DateOrder): Date | undefined {
  const iso = isoShape.exec(text)
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso
    return moment([year, month, day, hour, minute, second], zoneMinutes(zone))
  }
  if (order === 'iso') return undefined
  const ordered = orderedShape.exec(text)
  if (!ordered) return undefined
  const [, first, , other, year, hour, minute, second] = ordered
  const [month, day] = order === 'month-first' ? [first, other] : [other, first]
  return moment([year, month, day, hour, minute, second], 0)
}

function moment(parts: readonly (string | undefined)[], zone: number): Date | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  )
  if (year < 1900 || year > 2200 || hour > 23 || minute > 59 || second > 60) return undefined
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  // The calendar rolls 31 April over to 1 May; such a date was never meant.
  if (at.getUTCMonth() !== month - 1 || Date.UTC(year, month - 1, day) > at.getTime()) return undefined
  return new Date(at.getTime() - zone * 60_000)
}

function zoneMinutes(zone: string | undefined): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  if (!parts) return 0
  const minutes = Number(parts[2]) * 60 + Number(parts[3])
  return parts[1] === '-' ? -minutes : minutes
}

/** Which order the dates of a column show, or undefined when every one of them can be read both ways. */
export function orderOfDates(texts: readonly string[]): DateOrder | undefined {
  const ordered = texts.filter((text) => orderedShape.test(text))
  if (ordered.length === 0) return 'iso'
  const reads = (order: DateOrder) => ordered.every((text) => readDate(text, order) !== undefined)
  const isDayFirst = reads('day-first')
  if (isDayFirst === reads('month-first')) return undefined
  return isDayFirst ? 'day-first' : 'month-first'
}

/** `never logged in`, `n/a`, `-`: somebody looked, and there was no use. */
export const saysNever = (text: string): boolean => /^(never\b.*|none|n\/a|-+|–|—)$/i.test(text)

const yes = new Set(['yes', 'y', 'true', 't', '1', 'x', 'on', 'enabled', 'ja', 'oui', 'si', 'sì', 'sí'])
const no = new Set(['no', 'n', 'false', 'f', '0', 'off', 'disabled', 'nein', 'non'])

export function readYesNo(text: string): boolean | undefined {
  const word = text.toLowerCase()
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}

/** Lower case, words apart by one space: `On_Leave`, `on-leave` and `OnLeave` are one word. */
export const normaliseWord = (text: string): string =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[\s_./-]+/g, ' ')
    .trim()

/** A header as `MappingField.headers` writes them: remarks in brackets (`[READ ONLY]`) are left out. */
export const normaliseHeader = (header: string): string =>
  normaliseWord(header.replace(/^\uFEFF/, '').replace(/\[[^\]]*\]|\([^)]*\)|[?*:]/g, ' ')).replace(
    /\be mail\b/,
    'email',
  )

import { DateTime } from 'luxon'
import type { ChatLine, ChatReading, ChatText } from '../model/chat.ts'
import { readDateLine, readStamp, type Stamp, stampPattern } from './chat-stamp.ts'

const name = String.raw`(?<author>[^\s:<>[\]][^:<>[\]\n]{0,79}?)`
/** `14:05 Priya: text`, `[14:05] Priya: text`, `2026-11-20 22:14:03 <priya> text`. */
const wholeLine = new RegExp(
  String.raw`^\[?${stampPattern}\]?[\s,-]+(?:<(?<nick>[^>\s]{1,80})>|${name}:)\s+(?<text>\S.*)$`,
  'i',
)
/** Teams: `[20/11/2026 22:14] Priya Raman`, the text below; Slack: `[22:15] text`, of whoever spoke before. */
const bracketed = new RegExp(String.raw`^\[${stampPattern}\]\s*(?<rest>.*)$`, 'i')
/** Slack: `Priya Raman  22:14`, the text below. */
const nameThenStamp = new RegExp(String.raw`^${name}(?:\s{2,}|,\s*|\s+\[?)${stampPattern}\]?$`, 'i')
const stampAlone = new RegExp(String.raw`^\[?${stampPattern}\]?$`, 'i')
/** One to four words, the first with a capital; no sentence. */
const nameLike = /^\p{Lu}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.()-]+){0,3}$/u

type Draft = { at: string; author: string; text: string[] }

/** Half a day: a time that jumps back further than this is on the next day. */
const jumpMinutes = 12 * 60

/**
 * Reads messages with their times out of a pasted chat: Slack, Teams, IRC and plain `14:05 name: text`. What stands
 * between two headers is the text of the first. Times without a day follow each other: past midnight the day changes.
 * Nothing is guessed silently: what belongs to no message is given back, and people look at a preview.
 */
export function readChat(input: ChatText): ChatReading {
  const drafts: Draft[] = []
  const unread: ChatReading['unread'] = []
  let day = input.day
  let lastMinutes: number | null = null

  const context = () => ({ today: input.today, currentDay: day })
  const moment = (stamp: Stamp): string | null => {
    const minutes = stamp.hour * 60 + stamp.minute
    if (stamp.day !== null) day = stamp.day
    else if (lastMinutes !== null && minutes < lastMinutes - jumpMinutes)
      day = DateTime.fromISO(day).plus({ days: 1 }).toISODate() ?? day
    lastMinutes = minutes
    const at = DateTime.fromISO(day, { zone: input.timeZone }).set(timeOf(stamp))
    return at.isValid ? at.toUTC().toISO() : null
  }
  const begin = (groups: Groups, author: string, text: string[]): boolean => {
    const stamp = readStamp(groups, context())
    const at = stamp === null ? null : moment(stamp)
    if (at === null) return false
    drafts.push({ at, author: author.trim(), text })
    return true
  }

  const lines = input.text.split(/\r?\n/).map((line) => line.replaceAll('\u00a0', ' ').trim())
  for (const [place, line] of lines.entries()) {
    const next = lines[place + 1] ?? ''
    const last = drafts.at(-1)
    if (line === '') {
      last?.text.push('')
      continue
    }
    const date = readDateLine(line, context())
    if (date !== null) {
      day = date
      lastMinutes = null
      continue
    }
    const whole = wholeLine.exec(line)?.groups
    if (whole && begin(whole, whole.nick ?? whole.author ?? '', [whole.text ?? ''])) continue
    const marked = bracketed.exec(line)?.groups
    if (marked) {
      const rest = marked.rest ?? ''
      const isHeader = nameLike.test(rest) && next !== '' && !bracketed.test(next)
      if (isHeader && begin(marked, rest, [])) continue
      if (!isHeader && last !== undefined && begin(marked, last.author, rest === '' ? [] : [rest])) continue
    }
    const header = nameThenStamp.exec(line)?.groups
    if (header?.author !== undefined && nameLike.test(header.author) && begin(header, header.author, []))
      continue
    // Slack puts the name on a line of its own: by the time its stamp comes, it was taken for text.
    const alone = stampAlone.exec(line)?.groups
    if (alone) {
      const author = takeName(last, unread, place)
      if (author !== null && begin(alone, author, [])) continue
      if (last !== undefined && begin(alone, last.author, [])) continue
    }
    if (last === undefined) unread.push({ line: place + 1, text: line })
    else last.text.push(line)
  }
  return { lines: drafts.flatMap(toLine), unread }
}

type Groups = Record<string, string | undefined>

const timeOf = ({ hour, minute, second }: Stamp) => ({ hour, minute, second, millisecond: 0 })

/** The name that stands on the line before a stamp, after a blank line or at the very beginning. */
function takeName(last: Draft | undefined, unread: ChatReading['unread'], place: number): string | null {
  if (last === undefined) {
    const before = unread.at(-1)
    if (before?.line !== place || !nameLike.test(before.text)) return null
    unread.pop()
    return before.text
  }
  const [blank, candidate] = last.text.slice(-2)
  const spoken = last.text.slice(0, -2).some((text) => text !== '')
  if (candidate === undefined || blank !== '' || !spoken || !nameLike.test(candidate)) return null
  last.text.splice(-2)
  return candidate
}

function toLine({ at, author, text }: Draft): ChatLine[] {
  const said = text
    .join('\n')
    .trim()
    .replaceAll(/\n{3,}/g, '\n\n')
  return said === '' ? [] : [{ at, author, text: said }]
}

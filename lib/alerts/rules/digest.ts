import { DateTime } from 'luxon'
import { formatQuantity, sentenceCase } from '#lib/platform/format/count.ts'
import { describeDeadline } from '#lib/platform/format/deadline.ts'
import { urgencyWords } from '../model/words.ts'
import type { AlertUrgency } from '../model.ts'
import { digestHtml } from './digest-html.ts'

export type DigestItem = {
  id: string
  urgency: AlertUrgency
  title: string
  body: string
  href: string
  dueAt: Date | null
}
export type Digest = { subject: string; text: string; html: string }

/** As read by one person: their name, their zone, and where Plumbline answers. */
export type Reader = { name: string; timeZone: string; origin: string; now: Date }

export type DigestGroup = {
  heading: string
  lines: { title: string; body: string; due: string; url: string }[]
}

/** A mail is no inbox: what is beyond this is counted, and one click away. */
const mostItems = 40

const order: Readonly<Record<AlertUrgency, number>> = { urgent: 0, soon: 1, notice: 2 }

/** One mail for everything that one person has to hear now, the most urgent and the longest overdue first. */
export function composeDigest(items: readonly DigestItem[], reader: Reader): Digest {
  const sorted = [...new Map(items.map((item) => [item.id, item])).values()].toSorted(
    (a, b) =>
      order[a.urgency] - order[b.urgency] ||
      (a.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) - (b.dueAt?.getTime() ?? Number.POSITIVE_INFINITY) ||
      (a.title < b.title ? -1 : 1),
  )
  const groups = groupsOf(sorted.slice(0, mostItems), reader)
  const beyond = sorted.length - Math.min(sorted.length, mostItems)
  const links = { inbox: `${reader.origin}/alerts`, preferences: `${reader.origin}/account/notifications` }
  const content = { greeting: `${reader.name},`, groups, beyond: beyondText(beyond), links }
  return { subject: subjectOf(sorted), text: digestText(content), html: digestHtml(content) }
}

export type DigestContent = {
  greeting: string
  groups: readonly DigestGroup[]
  beyond: string | null
  links: { inbox: string; preferences: string }
}

function subjectOf(items: readonly DigestItem[]): string {
  const [first] = items
  if (first !== undefined && items.length === 1) return oneLine(first.title)
  const urgent = items.filter(({ urgency }) => urgency === 'urgent').length
  const rest = formatQuantity(items.length, 'alert')
  return urgent === 0
    ? `${rest} for you`
    : `${rest} for you, ${formatQuantity(urgent, 'of them urgent', 'of them urgent')}`
}

function groupsOf(items: readonly DigestItem[], reader: Reader): DigestGroup[] {
  return [...Map.groupBy(items, ({ urgency }) => urgency)].map(([urgency, some]) => ({
    heading: sentenceCase(urgencyWords[urgency]),
    lines: some.map((item) => ({
      title: oneLine(item.title),
      body: oneLine(item.body),
      due: dueText(item.dueAt, reader),
      url: `${reader.origin}${item.href}`,
    })),
  }))
}

function dueText(dueAt: Date | null, { now, timeZone }: Reader): string {
  if (dueAt === null) return ''
  const local = DateTime.fromJSDate(dueAt, { zone: timeZone }).setLocale('en-GB')
  return `Due ${local.toFormat('ccc d LLL yyyy, HH:mm')} (${timeZone}), ${describeDeadline(dueAt, now).text}.`
}

const beyondText = (count: number): string | null =>
  count === 0 ? null : `${formatQuantity(count, 'more alert')} in your inbox.`

function digestText({ greeting, groups, beyond, links }: DigestContent): string {
  const parts = groups.map(({ heading, lines }) =>
    [
      heading.toUpperCase(),
      ...lines.map(({ title, body, due, url }) =>
        [`- ${title}`, `  ${[due, body].filter((text) => text !== '').join(' ')}`, `  ${url}`].join('\n'),
      ),
    ].join('\n\n'),
  )
  return [
    greeting,
    ...parts,
    ...(beyond === null ? [] : [beyond]),
    `Your inbox: ${links.inbox}\nChoose what you are sent: ${links.preferences}`,
  ].join('\n\n')
}

/** Names come from documents of others: none of them breaks a line. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

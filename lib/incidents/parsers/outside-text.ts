import type { TimelineLink } from '../model/timeline.ts'

const longestQuote = 500

/** Text of somebody outside inside our Markdown: one line, not too long, none of its signs with a meaning. */
export function plain(text: string, longest = longestQuote): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const short = line.length > longest ? `${line.slice(0, longest - 1)}…` : line
  return short.replaceAll(/[\\`*_{}[\]<>()#+!|~]/g, String.raw`\$&`)
}

/** The same, as a quotation of several lines. */
export function quoted(text: string, longest = 4_000): string {
  const short = text.length > longest ? `${text.slice(0, longest - 1)}…` : text
  return short
    .trim()
    .split(/\r?\n/)
    .map((line) => `> ${line.trim() === '' ? '' : plain(line, longest)}`)
    .join('\n')
}

/** A link, where the address is one that may be followed. */
export function linkTo(type: TimelineLink['type'], label: string, href: string | null): TimelineLink[] {
  if (href === null || href.length > 2_000 || !URL.canParse(href) || new URL(href).protocol !== 'https:')
    return []
  return [{ type, label: label.replaceAll(/\s+/g, ' ').trim().slice(0, 200) || 'Link', href }]
}

/** A moment that a machine gives as a text or, as GitHub sometimes does, in seconds since 1970. */
export function momentOf(value: unknown): Date | null {
  const date =
    typeof value === 'number' ? new Date(value * 1_000) : new Date(typeof value === 'string' ? value : '')
  return Number.isNaN(date.getTime()) ? null : date
}

const mostNumbers = 5

/** The incidents that a message names anywhere in it, each once. */
export function namedIncidents(raw: string): number[] {
  const numbers = [...raw.matchAll(/\bINC-([1-9]\d{0,8})\b/gi)].map(([, number]) => Number(number))
  return [...new Set(numbers)].slice(0, mostNumbers)
}

import { longestDescription } from '#lib/scans/model.ts'

// C0 and C1 controls but tab and line feed. PostgreSQL refuses NUL; the others could act on a terminal.
const controls = /[^\P{Cc}\t\n]/gu
const longestLine = 500

/** Text of a report made safe to store and show as plain text, cut at `longest` characters. */
export function plainText(value: unknown, longest = longestDescription): string {
  if (typeof value !== 'string') return ''
  const text = value.replace(controls, '').toWellFormed().trim()
  return text.length <= longest ? text : `${text.slice(0, longest - 1).toWellFormed()}…`
}

/** Printable ASCII with single spaces between: what most names are, and nothing below would change it. */
const isPlainLine = /^[!-~]+(?: [!-~]+)*$/

/** A name, path or title: one line. */
export const plainLine = (value: unknown, longest = longestLine): string =>
  typeof value === 'string' && value.length <= longest && isPlainLine.test(value)
    ? value
    : cleanLine(value, longest)

const cleanLine = (value: unknown, longest: number): string =>
  plainText(value, Number.MAX_SAFE_INTEGER).replace(/\s+/g, ' ').slice(0, longest).toWellFormed()

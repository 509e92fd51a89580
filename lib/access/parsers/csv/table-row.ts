import type { RowReading } from '../../rules/row-reader.ts'

const longestKept = 2_000
/** What no list of accounts should hold, and no copy of a row of it may. */
const secretHeader = /pass(word|wd|phrase)|secret|token|private.?key|hash/i
// PostgreSQL's JSON refuses NUL, and a terminal acts on the others.
const controls = /[^\P{Cc}\t\n\r]/gu

export const isBlankRow = (values: readonly string[]): boolean => values.every((value) => value === '')

/** A row as wide as the table passes (null); blank cells behind the last column do no harm. */
export function checkWidth(values: readonly string[], headers: readonly string[]): RowReading | null {
  const isTooLong = values.length > headers.length && !isBlankRow(values.slice(headers.length))
  if (!isTooLong && values.length >= headers.length) return null
  return {
    problem: {
      field: null,
      what: `The row has ${values.length} values, the table has ${headers.length} columns.`,
      nextStep: isTooLong
        ? 'Put values that hold the separator into quotes.'
        : 'Complete the row; if it is the last one, the file may be cut short.',
    },
  }
}

/**
 * What the columns of kept rows are called, in the order of the table: their headers, and a number where there is none
 * or where it stands twice.
 */
export function columnNames(headers: readonly string[], width: number): string[] {
  const named = new Set<string>()
  return Array.from({ length: Math.max(width, headers.length) }, (_, index) => {
    const header = plain(headers[index] ?? '')
    const name = header === '' || named.has(header) ? `${header} (column ${index + 1})`.trim() : header
    named.add(name)
    return name
  })
}

/** The row by the names of its columns, as it is kept for download: text only, secrets left out. */
export const keptFields = (values: readonly string[], headers: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    columnNames(headers, values.length).map((name, index) => {
      const value = plain(values[index] ?? '')
      return [name, value !== '' && secretHeader.test(name) ? '(left out)' : value]
    }),
  )

const plain = (text: string): string =>
  text.replace(controls, '').toWellFormed().slice(0, longestKept).toWellFormed()

import type { ColumnMapping, RowProblem } from '../model/column-mapping.ts'
import { readDate, readYesNo } from './column-values.ts'
import { plainLine } from './plain-line.ts'

/** Longer values are no names, and an index of the database takes no more than some 2,700 bytes. */
const longestValue = 500

/** Why a row gives nothing: caught where rows are counted, never further up. */
export class UnreadableRow extends Error {
  override readonly name = 'UnreadableRow'
  readonly problem: RowProblem

  constructor(field: string | null, what: string, nextStep: string) {
    super(what)
    this.problem = { field, what, nextStep }
  }
}

/** The cells of one row by field, read as the mapping says they are written. */
export type RowCells = {
  /** The field has a column. */
  has(field: string): boolean
  /** One line of plain text; empty for a blank cell and for a field without a column. */
  text(field: string): string
  /** Lower-cased, or null for a blank cell. */
  email(field: string): string | null
  date(field: string): Date | null
  yesNo(field: string): boolean | null
}

/**
 * Reads rows of a table with these headers.
 * @throws UnreadableRow from the cells' readers, naming the column and what stands there
 */
export function rowCellsBy(
  mapping: ColumnMapping,
  headers: readonly string[],
): (values: readonly string[]) => RowCells {
  const columnOf = new Map(
    Object.entries(mapping.columns).map(([field, header]) => [field, headers.indexOf(header)]),
  )
  const order = mapping.dates ?? 'iso'
  return (values) => {
    const text = (field: string) => {
      const value = plainLine(values[columnOf.get(field) ?? -1] ?? '')
      if (value.length <= longestValue) return value
      throw new UnreadableRow(
        field,
        `${headerOf(field)} is ${value.length} characters long; more than ${longestValue} are not taken.`,
        'Shorten it, or map another column.',
      )
    }
    const headerOf = (field: string) => `“${mapping.columns[field] ?? field}”`
    return {
      has: (field) => columnOf.has(field),
      text,
      email(field) {
        const value = text(field).toLowerCase()
        if (value === '' || /^[^\s@]+@[^\s@]+$/.test(value)) return value || null
        throw new UnreadableRow(
          field,
          `${headerOf(field)} says “${value}”, which is no e-mail address.`,
          'Correct the address, or leave it blank.',
        )
      },
      date(field) {
        const value = text(field)
        const at = value === '' ? null : readDate(value, order)
        if (at !== undefined) return at
        throw new UnreadableRow(
          field,
          `${headerOf(field)} says “${value}”, which cannot be read as a date.`,
          order === 'iso'
            ? 'Write dates as 2026-03-31, or say in the mapping whether the day or the month comes first.'
            : `Write dates as 2026-03-31, or with the ${order === 'day-first' ? 'day' : 'month'} first, as the mapping says.`,
        )
      },
      yesNo(field) {
        const value = text(field)
        const answer = value === '' ? null : readYesNo(value)
        if (answer !== undefined) return answer
        throw new UnreadableRow(
          field,
          `${headerOf(field)} says “${value}”, which is neither yes nor no.`,
          'Write yes or no, true or false, 1 or 0, or leave it blank.',
        )
      },
    }
  }
}

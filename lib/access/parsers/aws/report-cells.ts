import { readMoment } from '../element-fields.ts'

/** A cell that has none of the forms the report writes. */
export class UnreadableCell extends Error {
  override readonly name = 'UnreadableCell'
  readonly column: string
  constructor(column: string, what: string) {
    super(what)
    this.column = column
  }
}

/** A time, or why there is none. `none`: no such credential, or never used. `unknown`: never used, or not recorded. */
export type ReportMoment = Date | 'none' | 'unknown' | 'unsupported'

const absences = { 'n/a': 'none', no_information: 'unknown', not_supported: 'unsupported' } as const
const isAbsence = (word: string): word is keyof typeof absences => Object.hasOwn(absences, word)

/** The cells of one row by the names of their columns, in the forms that the report writes. */
export class ReportCells {
  readonly #values: ReadonlyMap<string, string>

  constructor(headers: readonly string[], values: readonly string[]) {
    this.#values = new Map(headers.map((header, index) => [header.toLowerCase(), values[index] ?? '']))
  }

  text(column: string): string {
    const value = this.#values.get(column) ?? ''
    if (value === '') throw new UnreadableCell(column, 'it is empty')
    return value
  }

  /** `true` and `false` in either case; null for what a root user's row cannot say. */
  flag(column: string): boolean | null {
    const word = this.text(column).toLowerCase()
    if (word === 'not_supported') return null
    if (word !== 'true' && word !== 'false') throw new UnreadableCell(column, 'it is neither true nor false')
    return word === 'true'
  }

  moment(column: string): ReportMoment {
    const value = this.text(column)
    const word = value.toLowerCase()
    if (isAbsence(word)) return absences[word]
    const moment = readMoment(value)
    if (!moment) throw new UnreadableCell(column, 'it is no time, N/A, no_information or not_supported')
    return moment
  }
}

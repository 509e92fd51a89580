import { PlumblineError } from '#lib/platform/errors.ts'
import type { Delimiter } from '../../model/column-mapping.ts'
import type { AccessFact } from '../../model/fact.ts'
import type { AccessFormat } from '../../model/format.ts'
import type { RowReader } from '../../rules/row-reader.ts'
import { breakOf, breakProblem, tooManyElements } from '../broken-document.ts'
import type { DocumentInput, DocumentOutcome } from '../parser.ts'
import { RejectList } from '../reject-list.ts'
import { type CsvHead, readCsvHead } from './csv-head.ts'
import { type CsvRecord, readRecords } from './csv-records.ts'
import { readDocumentHead } from './document-head.ts'
import { checkWidth, columnNames, isBlankRow, keptFields } from './table-row.ts'

const mostColumns = 500

/** What one format makes of a table. */
export type TableFormat = {
  format: AccessFormat
  /** Null: found by the headers. */
  delimiter: Delimiter | null
  /** @throws PlumblineError invalid_input when these headers cannot be those of the format */
  begin(head: CsvHead): {
    reader: RowReader
    outcome: Pick<DocumentOutcome, 'assertsMfa' | 'listsAccounts' | 'listsGrants' | 'query'>
  }
}

/**
 * Reads a CSV row by row. A row that cannot be read is kept as a reject and stops no other; a break in the file ends it
 * with a problem, or throws when not even one row stood before it. Rows without any value are passed over, uncounted.
 * @throws PlumblineError invalid_input or limit_exceeded
 */
export async function* parseTable(
  input: DocumentInput,
  table: TableFormat,
): AsyncGenerator<AccessFact[], DocumentOutcome> {
  const head = readCsvHead(await readDocumentHead(input.open()), table.delimiter)
  if (head === null) throw noTable()
  if (head.headers.length > mostColumns) throw tooManyColumns(head.headers.length)
  const { reader, outcome } = table.begin(head)
  const rejects = new RejectList()
  const problems: DocumentOutcome['problems'] = []
  let position = 0
  let widest = 0

  const readRow = ({ line, values }: CsvRecord): AccessFact[] => {
    position += 1
    if (position > input.limits.findings) throw tooManyElements(input.limits.findings)
    const reading = checkWidth(values, head.headers) ?? reader.read(values, position)
    if ('facts' in reading) return reading.facts
    const { what, nextStep } = reading.problem
    widest = Math.max(widest, values.length)
    rejects.add({ position, where: `line ${line}`, what, nextStep, fields: keptFields(values, head.headers) })
    return []
  }

  let headLines = head.namesSeparator ? 2 : 1
  try {
    for await (const records of readRecords(input.open(), head.delimiter, input.limits.stringBytes)) {
      const rows = records.slice(headLines).filter(({ values }) => !isBlankRow(values))
      headLines = Math.max(0, headLines - records.length)
      const facts = rows.flatMap(readRow)
      if (facts.length > 0) yield facts
    }
  } catch (error) {
    const broken = breakOf(error)
    if (position === 0) throw broken
    problems.push(breakProblem(broken, position))
  }
  const last = [...reader.end()]
  if (last.length > 0) yield last
  return {
    format: table.format,
    part: input.part ?? '',
    receivedCount: position,
    declaredCount: null,
    isPaginationFinished: null,
    problems: [...problems, ...rejects.problems],
    rejects: rejects.listed,
    columns: columnNames(head.headers, widest),
    reportedAt: null,
    ...outcome,
  }
}

const noTable = () =>
  new PlumblineError(
    'invalid_input',
    'The file is no table: its first line does not name at least two columns.',
    'Export it as CSV with a first line of headers, separated by comma, semicolon, tab or bar.',
  )

const tooManyColumns = (count: number) =>
  new PlumblineError(
    'limit_exceeded',
    `The table has ${count} columns; more than ${mostColumns} are not read.`,
    'Export only the columns that are needed.',
  )

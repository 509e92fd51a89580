import {
  type ColumnMapping,
  type Delimiter,
  delimiters,
  fieldsOf,
  type MappingProblem,
  type MappingTarget,
  type RowError,
} from '../model/column-mapping.ts'
import type { AccessFact } from '../model/fact.ts'
import { normaliseHeader, orderOfDates } from './column-values.ts'
import { type RowReading, rowReader } from './row-reader.ts'

/**
 * The mapping a table's own headers suggest: each field takes the first column that bears one of its usual names.
 * @param sampleRows tell how dates are written; where they can be read both ways, `dates` is left out
 */
export function suggestMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly string[])[],
  target: MappingTarget,
  delimiter: Delimiter = ',',
): ColumnMapping {
  const names = headers.map(normaliseHeader)
  const taken = new Set<number>()
  const columns: Record<string, string> = {}
  for (const { name, headers: usual } of fieldsOf(target)) {
    const at = usual.map((word) => names.findIndex((found, i) => found === word && !taken.has(i)))
    const column = at.find((index) => index >= 0)
    const header = headers[column ?? -1]
    if (column === undefined || header === undefined) continue
    taken.add(column)
    columns[name] = header
  }
  const dates = orderOfDates(samplesOfDates(headers, sampleRows, target, columns))
  return { target, columns, delimiter, ...(dates && { dates }) }
}

function samplesOfDates(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  target: MappingTarget,
  columns: Readonly<Record<string, string>>,
): string[] {
  return fieldsOf(target)
    .filter(({ kind }) => kind === 'date')
    .flatMap(({ name }) => rows.map((row) => row[headers.indexOf(columns[name] ?? '')]?.trim() ?? ''))
}

/** What keeps a mapping from being used with a table of these headers; empty: nothing does. */
export function checkMapping(mapping: ColumnMapping, headers: readonly string[]): MappingProblem[] {
  const known = new Set(fieldsOf(mapping.target).map(({ name }) => name))
  const problems = Object.entries(mapping.columns).flatMap(([field, header]): MappingProblem[] => {
    if (!known.has(field)) {
      return [
        {
          field,
          what: `There is no field “${field}”.`,
          nextStep: `Map only these: ${[...known].join(', ')}.`,
        },
      ]
    }
    const count = headers.filter((one) => one === header).length
    if (count === 1) return []
    return [
      count === 0
        ? {
            field,
            what: `The table has no column “${header}”.`,
            nextStep: `Choose one of its columns: ${listed(headers)}.`,
          }
        : {
            field,
            what: `${count} columns are named “${header}”.`,
            nextStep: 'Give each column a name of its own, and choose again.',
          },
    ]
  })
  if (!delimiters.includes(mapping.delimiter)) {
    problems.push({
      field: null,
      what: 'The columns are not separated by comma, semicolon, tab or bar.',
      nextStep: 'Choose the separator the table uses.',
    })
  }
  return [...problems, ...missing(mapping)]
}

const mostListed = 12

const listed = (headers: readonly string[]): string =>
  `${headers
    .slice(0, mostListed)
    .map((header) => `“${header}”`)
    .join(', ')}${headers.length > mostListed ? ', …' : ''}`

/** Without these fields no row of the target can be read. */
function missing({ target, columns }: ColumnMapping): MappingProblem[] {
  const has = (...fields: string[]) => fields.some((field) => columns[field] !== undefined)
  if (target === 'access') {
    if (has('account', 'accountId', 'email')) return []
    return [
      {
        field: 'account',
        what: 'No column gives the account.',
        nextStep: 'Choose the column that names it.',
      },
    ]
  }
  return [
    ...(has('name', 'givenName', 'familyName')
      ? []
      : [{ field: 'name', what: 'No column gives the name.', nextStep: 'Choose the column that holds it.' }]),
    ...(has('email', 'number')
      ? []
      : [
          {
            field: 'email',
            what: 'No column tells persons apart.',
            nextStep: 'Choose the column of their e-mail addresses, or that of their personnel numbers.',
          },
        ]),
  ]
}

/**
 * What the first rows of a table give with this mapping, for a person to look at before anything is stored.
 * @param asOf decides what first and last days mean
 */
export function previewRows(
  mapping: ColumnMapping,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  asOf: Date,
): { facts: AccessFact[]; errors: RowError[] } {
  const reader = rowReader(mapping, headers, asOf)
  const readings = rows.map((row, index): [number, RowReading] => [index + 1, reader.read(row, index + 1)])
  return {
    facts: [...readings.flatMap(([, reading]) => ('facts' in reading ? reading.facts : [])), ...reader.end()],
    errors: readings.flatMap(([position, reading]) =>
      'problem' in reading ? [{ position, ...reading.problem }] : [],
    ),
  }
}

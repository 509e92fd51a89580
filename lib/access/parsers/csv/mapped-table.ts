import { PlumblineError } from '#lib/platform/errors.ts'
import type { MappingTarget } from '../../model/column-mapping.ts'
import type { AccessFact } from '../../model/fact.ts'
import { checkMapping, suggestMapping } from '../../rules/column-mapping.ts'
import { rowReader } from '../../rules/row-reader.ts'
import type { DocumentInput, DocumentOutcome } from '../parser.ts'
import type { CsvHead } from './csv-head.ts'
import { parseTable } from './parse-table.ts'

/**
 * Reads a table by the source's mapping, or by the usual names of columns where there is none.
 * @throws PlumblineError invalid_input, naming each field whose column is missing
 */
export function parseMappedTable(
  input: DocumentInput,
  target: MappingTarget,
): AsyncGenerator<AccessFact[], DocumentOutcome> {
  const { mapping } = input
  if (mapping && mapping.target !== target) throw otherTarget(target)
  return parseTable(input, {
    format: target === 'people' ? 'people-csv' : 'access-csv',
    delimiter: mapping?.delimiter ?? null,
    begin(head) {
      const used = mapping ?? suggested(head, target)
      const problems = checkMapping(used, head.headers)
      if (problems.length > 0) {
        throw new PlumblineError(
          'invalid_input',
          problems.map(({ what }) => what).join(' '),
          mapping
            ? 'Map the columns of the source again: the table has changed.'
            : 'Name the columns as the guide does, or map them in the browser.',
          { details: problems.map(({ field, what }) => ({ path: field ?? 'mapping', message: what })) },
        )
      }
      const has = (field: string) => used.columns[field] !== undefined
      return {
        reader: rowReader(used, head.headers, input.observedAt),
        outcome: {
          assertsMfa: target === 'access' && has('mfa'),
          listsAccounts: target === 'access',
          listsGrants: target === 'access' && (has('role') || has('resource')),
          query: `columns ${Object.entries(used.columns)
            .map(([field, header]) => `${field} = “${header}”`)
            .join(', ')}`,
        },
      }
    },
  })
}

/** Without a mapping nobody said how dates are written, so only ISO 8601 is read. */
const suggested = ({ headers, delimiter }: CsvHead, target: MappingTarget) =>
  suggestMapping(headers, [], target, delimiter)

const otherTarget = (target: MappingTarget) =>
  new PlumblineError(
    'invalid_input',
    `The mapping is not one for ${target === 'people' ? 'people' : 'accounts and their access'}.`,
    'Map the columns of the source again.',
  )

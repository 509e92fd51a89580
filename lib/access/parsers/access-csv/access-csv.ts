import { parseMappedTable } from '../csv/mapped-table.ts'
import { nameColumns } from '../csv/recognised-columns.ts'
import type { DocumentParser } from '../parser.ts'

/** Accounts and what they hold, of any system: one row for each role, or one for an account alone. */
export const accessCsvParser: DocumentParser = {
  format: 'access-csv',
  kind: 'csv',
  detect(head) {
    const fields = nameColumns(head, 'access')
    if (fields === null || !(fields.has('account') || fields.has('accountId'))) return false
    return ['role', 'resource', 'mfa', 'privileged', 'kind', 'status'].some((field) => fields.has(field))
  },
  parse: (input) => parseMappedTable(input, 'access'),
}

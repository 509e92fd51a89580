import { parseMappedTable } from '../csv/mapped-table.ts'
import { nameColumns } from '../csv/recognised-columns.ts'
import type { DocumentParser } from '../parser.ts'

/** A register of people: one row each, with the manager's e-mail address or number. */
export const peopleCsvParser: DocumentParser = {
  format: 'people-csv',
  kind: 'people',
  detect(head) {
    const fields = nameColumns(head, 'people')
    if (fields === null) return false
    const isNamed = fields.has('name') || fields.has('familyName')
    const isTold = fields.has('email') || fields.has('number')
    // A list of accounts has names and addresses too; only a register says what somebody is in the organisation.
    const ofRegisters = ['manager', 'department', 'title', 'employment', 'joined', 'left', 'number']
    return isNamed && isTold && ofRegisters.some((field) => fields.has(field)) && !namesAccess(head)
  },
  parse: (input) => parseMappedTable(input, 'people'),
}

const namesAccess = (head: string): boolean => {
  const fields = nameColumns(head, 'access') ?? new Set<string>()
  return fields.has('account') && (fields.has('role') || fields.has('resource'))
}

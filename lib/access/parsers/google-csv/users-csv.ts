import { PlumblineError } from '#lib/platform/errors.ts'
import { normaliseHeader } from '../../rules/column-values.ts'
import { UnreadableRow } from '../../rules/row-cells.ts'
import type { RowReader } from '../../rules/row-reader.ts'
import { readCsvHead } from '../csv/csv-head.ts'
import { parseTable } from '../csv/parse-table.ts'
import type { DocumentParser } from '../parser.ts'
import { type GoogleColumns, googleRow } from './user-row.ts'

/** Field → header of the download, without its remarks in brackets (`[READ ONLY]`), which some exports leave out. */
const columns = {
  email: 'email address',
  givenName: 'first name',
  familyName: 'last name',
  status: 'status',
  lastSignIn: 'last sign in',
  number: 'employee id',
  isEnrolled: '2sv enrolled',
  isEnforced: '2sv enforced',
  isProtected: 'advanced protection program enrollment',
} as const satisfies Record<keyof GoogleColumns, string>

const columnsIn = (headers: readonly string[]): GoogleColumns => {
  const names = headers.map(normaliseHeader)
  return Object.fromEntries(
    Object.entries(columns).map(([field, name]) => [field, names.indexOf(name)]),
  ) as GoogleColumns
}

/**
 * The download of users from the admin console of Google Workspace (Directory, Users, Download users).
 * It names users by address only, so an account is known by it: one that is renamed is another account.
 * https://support.google.com/a/answer/7348070
 */
export const googleUsersCsvParser: DocumentParser = {
  format: 'google-users-csv',
  kind: 'google-workspace',
  detect(head) {
    const table = readCsvHead(head)
    if (table === null) return false
    const found = columnsIn(table.headers)
    return found.email >= 0 && found.status >= 0 && (found.isEnrolled >= 0 || found.lastSignIn >= 0)
  },
  parse: (input) =>
    parseTable(input, {
      format: 'google-users-csv',
      delimiter: null,
      begin({ headers }) {
        const found = columnsIn(headers)
        if (found.email < 0) throw noAddresses()
        return {
          reader: readerOf(found),
          outcome: {
            assertsMfa: found.isEnrolled >= 0,
            listsAccounts: true,
            listsGrants: false,
            query: 'admin console, Directory, Users, Download users',
          },
        }
      },
    }),
}

function readerOf(found: GoogleColumns): RowReader {
  const positions = new Map<string, number>()
  return {
    read(values, position) {
      try {
        return { facts: [googleRow(values, found, positions, position)] }
      } catch (error) {
        if (error instanceof UnreadableRow) return { problem: error.problem }
        throw error
      }
    },
    end: () => [],
  }
}

const noAddresses = () =>
  new PlumblineError(
    'invalid_input',
    'The table has no column “Email Address”.',
    'Download the users again with all columns: Directory, Users, Download users, All user info columns.',
  )

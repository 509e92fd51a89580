import { PlumblineError } from '#lib/platform/errors.ts'
import type { RowReader } from '../../rules/row-reader.ts'
import { readCsvHead } from '../csv/csv-head.ts'
import { readDocumentHead } from '../csv/document-head.ts'
import { parseTable } from '../csv/parse-table.ts'
import { type DocumentParser, isPartialDocument } from '../parser.ts'
import { readCredentials } from './credentials.ts'
import { ReportCells, UnreadableCell } from './report-cells.ts'
import { openEnvelope } from './report-envelope.ts'

/** What is read of the 22 columns; further ones (`additional_credentials_info`) are passed over. */
const neededColumns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'mfa_active',
  ...[1, 2].flatMap((number) => [
    `access_key_${number}_active`,
    `access_key_${number}_last_rotated`,
    `access_key_${number}_last_used_date`,
    `cert_${number}_active`,
    `cert_${number}_last_rotated`,
  ]),
]

const isJson = (head: string) => /^\uFEFF?\s*\{/.test(head)
const contentOfReport = /"Content"\s*:\s*"(?:user,arn,|dXNlcixhcm4s)/

/**
 * AWS's credential report of one account, as CSV or as the answer that carries it. It lists every IAM user and the
 * root user whenever it is made, so that a report read to its end is complete. Federated users are not in it. A CSV
 * that was cut exactly between two rows cannot be told from a shorter one; the answer as JSON can.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
 */
export const awsCredentialReportParser: DocumentParser = {
  format: 'aws-credential-report',
  kind: 'aws',

  detect(head) {
    if (isJson(head)) return contentOfReport.test(head)
    const headers = readCsvHead(head, ',')?.headers.map((header) => header.toLowerCase())
    return ['user', 'arn', 'password_enabled', 'mfa_active'].every((column) => headers?.includes(column))
  },

  async *parse(input) {
    const head = await readDocumentHead(input.open())
    const report = isJson(head) ? await openEnvelope(input) : { input, generatedAt: null }
    const outcome = yield* parseTable(report.input, {
      format: 'aws-credential-report',
      delimiter: ',',
      begin: ({ headers }) => ({
        reader: rowReaderOf(headers),
        outcome: {
          assertsMfa: true,
          listsAccounts: true,
          listsGrants: true,
          query: 'aws iam get-credential-report',
        },
      }),
    })
    // A row that cannot be read may be one that was cut.
    const isFinished = !isPartialDocument(outcome)
    return { ...outcome, reportedAt: report.generatedAt, isPaginationFinished: isFinished }
  },
}

function rowReaderOf(headers: readonly string[]): RowReader {
  const present = new Set(headers.map((header) => header.toLowerCase()))
  const missing = neededColumns.filter((column) => !present.has(column))
  if (missing.length > 0) throw missingColumns(missing)
  return {
    read(values) {
      try {
        return { facts: readCredentials(new ReportCells(headers, values)) }
      } catch (error) {
        if (!(error instanceof UnreadableCell)) throw error
        const what = `The column ${error.column} cannot be read: ${error.message}.`
        return { problem: { field: null, what, nextStep: 'Send the report as AWS made it, unchanged.' } }
      }
    },
    end: () => [],
  }
}

const missingColumns = (missing: readonly string[]) =>
  new PlumblineError(
    'invalid_input',
    `The credential report lacks the columns ${missing.join(', ')}.`,
    'Send the report as AWS made it, with all of its columns.',
  )

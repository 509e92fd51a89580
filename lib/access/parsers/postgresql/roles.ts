import { PlumblineError } from '#lib/platform/errors.ts'
import { splitJson } from '#lib/platform/ingest/json/split.ts'
import type { AccessFact } from '../../model/fact.ts'
import { UnreadableRow } from '../../rules/row-cells.ts'
import type { RowReader } from '../../rules/row-reader.ts'
import { breakOf, breakProblem, tooManyElements } from '../broken-document.ts'
import { readCsvHead } from '../csv/csv-head.ts'
import { readDocumentHead } from '../csv/document-head.ts'
import { parseTable } from '../csv/parse-table.ts'
import type { DocumentInput, DocumentOutcome, DocumentParser } from '../parser.ts'
import { RejectList } from '../reject-list.ts'
import { accessOf } from './role-access.ts'
import { RoleRows } from './role-rows.ts'

/**
 * The roles of a PostgreSQL server as the query of `docs/sending-access.md` prints them: `pg_roles` joined with
 * `pg_auth_members`, as CSV (`psql --csv`) or as one JSON array (`json_agg`).
 */
export const postgresqlRolesParser: DocumentParser = {
  format: 'postgresql-roles',
  kind: 'postgresql',
  detect(head) {
    const headers = readCsvHead(head)?.headers
    if (headers) return ['rolname', 'rolcanlogin'].every((column) => headers.includes(column))
    return /^\s*\[\s*\{/.test(head) && /"rolname"\s*:/.test(head) && /"rolcanlogin"\s*:/.test(head)
  },
  async *parse(input) {
    const isJson = (await readDocumentHead(input.open())).trimStart().startsWith('[')
    return yield* isJson ? parseJson(input) : parseCsv(input)
  },
}

const said = {
  assertsMfa: false,
  listsAccounts: true,
  listsGrants: true,
  query: 'pg_roles joined with pg_auth_members',
}

async function* parseCsv(input: DocumentInput): AsyncGenerator<AccessFact[], DocumentOutcome> {
  return yield* parseTable(input, {
    format: 'postgresql-roles',
    delimiter: null,
    begin({ headers }) {
      requireColumns(new Set(headers))
      const rows = new RoleRows()
      const reader: RowReader = {
        read(values) {
          const problem = problemOf(() => rows.add((column) => values[headers.indexOf(column)]))
          return problem ? { problem } : { facts: [] }
        },
        *end() {
          for (const facts of accessOf(rows.roles, input.part)) yield* facts
        },
      }
      return { reader, outcome: said }
    },
  })
}

async function* parseJson(input: DocumentInput): AsyncGenerator<AccessFact[], DocumentOutcome> {
  const rows = new RoleRows()
  const rejects = new RejectList()
  const problems: DocumentOutcome['problems'] = []
  let position = 0
  try {
    for await (const events of splitJson(
      input.open(),
      (path) => (path.length === 0 ? 'enter' : 'take'),
      input.limits,
    )) {
      for (const event of events) {
        if (event.kind !== 'value') continue
        position += 1
        if (position > input.limits.findings) throw tooManyElements(input.limits.findings)
        const problem = problemOf(() => rows.add(rowOf(event.value)))
        if (problem) rejects.add({ position, where: `$[${position - 1}]`, ...problem, fields: {} })
      }
    }
  } catch (error) {
    const broken = breakOf(error)
    if (position === 0) throw broken
    problems.push(breakProblem(broken, position))
  }
  yield* accessOf(rows.roles, input.part)
  return {
    format: 'postgresql-roles',
    part: input.part ?? '',
    receivedCount: position,
    declaredCount: null,
    isPaginationFinished: null,
    problems: [...problems, ...rejects.problems],
    rejects: rejects.listed,
    reportedAt: null,
    ...said,
  }
}

/** An own field of a row; a row that is no object has none. */
const rowOf =
  (value: unknown) =>
  (column: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, column)
      ? (value as Record<string, unknown>)[column]
      : undefined

function problemOf(read: () => void) {
  try {
    read()
    return null
  } catch (error) {
    if (error instanceof UnreadableRow) return error.problem
    throw error
  }
}

function requireColumns(columns: ReadonlySet<string>): void {
  const missing = ['rolname', 'rolcanlogin', 'rolsuper', 'member_of'].filter((column) => !columns.has(column))
  if (missing.length === 0) return
  throw new PlumblineError(
    'invalid_input',
    `The result lacks the columns ${missing.join(', ')}.`,
    'Run the query of the guide "Sending access" as it stands there.',
  )
}

import { DrizzleQueryError } from 'drizzle-orm/errors'
import { DatabaseError } from 'pg'

/** PostgreSQL's class of errors about a value, which it then quotes (SQLSTATE 22, data exception). */
const aboutValue = /^22/
/** From the first quotation mark to the last: a value may hold quotation marks itself. */
const quoted = /["'].*["']/s

/**
 * An error as it may be logged, or stored with a failed job. Drizzle repeats a statement's parameters, PostgreSQL quotes
 * values and whole rows, and a JSON parser the text it stumbled over: among them are password hashes, secrets out of
 * reports and people's addresses. What is kept: the statement, the server's message, code, table and constraint.
 */
export function withoutValues(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error instanceof DrizzleQueryError) {
    const cause = error.cause === undefined ? '' : `\n${withoutValues(error.cause).message}`
    return retold(error, `Failed query: ${error.query}${cause}`)
  }
  if (error instanceof DatabaseError) return retold(error, describeServerError(error))
  if (error instanceof SyntaxError) return retold(error, error.message.replace(quoted, '…'))
  const { cause } = error
  if (!(cause instanceof Error)) return error
  const told = withoutValues(cause)
  return told === cause ? error : Object.assign(retold(error, error.message), { cause: told })
}

function describeServerError({ message, code, table, column, constraint }: DatabaseError): string {
  const what = code !== undefined && aboutValue.test(code) ? message.replace(quoted, '…') : message
  const where = [
    code,
    table && `table ${table}`,
    column && `column ${column}`,
    constraint && `constraint ${constraint}`,
  ].filter((part) => part !== undefined && part !== '')
  return where.length === 0 ? what : `${what} (${where.join(', ')})`
}

/** Another message at the same place in the code. */
function retold(error: Error, message: string): Error {
  const told = new Error(message)
  told.name = error.name === 'error' ? 'DatabaseError' : error.name
  const { stack = '' } = error
  const frames = stack.indexOf('\n    at ')
  told.stack = `${told.name}: ${message}${frames === -1 ? '' : stack.slice(frames)}`
  return told
}

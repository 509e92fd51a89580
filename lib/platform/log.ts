import { DrizzleQueryError } from 'drizzle-orm/errors'
import pino from 'pino'
import { settings } from './env.ts'

/** Names under which a secret may stand in a logged object. */
const secretFields = [
  'authorization',
  'cookie',
  'password',
  'next',
  'current',
  'code',
  'token',
  'reference',
  'secret',
  'key',
  'url',
]

let memo: pino.Logger | undefined

/**
 * An error as it is logged. A failed statement repeats its parameters in its message, and those are password hashes,
 * secrets and whole blocks of reports: what the server said of it, its cause, stays.
 */
export function describeError(error: Error): pino.SerializedError {
  if (!(error instanceof DrizzleQueryError)) return pino.stdSerializers.err(error)
  const { cause, query, stack = '' } = error
  const message = `Failed query: ${query}`
  const frames = stack.slice(stack.indexOf('\n    at '))
  const told = new Error(message, { cause })
  told.stack = `${message}${frames}`
  return pino.stdSerializers.err(told)
}

/** JSON lines on standard output. Secrets are cut out by name, one and two levels deep. */
export function log(): pino.Logger {
  memo ??= pino({
    level: settings().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    redact: {
      paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  })
  return memo
}

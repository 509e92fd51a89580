import pino from 'pino'
import { settings } from './env.ts'
import { withoutValues } from './without-values.ts'

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

/** JSON lines on standard output. Secrets are cut out by name, one and two levels deep. */
export function log(): pino.Logger {
  memo ??= pino({
    level: settings().logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (error: unknown) => pino.stdSerializers.err(withoutValues(error)) },
    redact: {
      paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[redacted]',
    },
  })
  return memo
}

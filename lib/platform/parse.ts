import type { z } from 'zod'
import { PlumblineError } from './errors.ts'

/** PostgreSQL's text holds no NUL, and no person types one. Looks as deep as any input of ours goes. */
function holdsNul(value: unknown, depth = 3): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (depth === 0 || typeof value !== 'object' || value === null) return false
  // Plain data only: connections and streams are handed to background commands as they are.
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.values(value).some((part) => holdsNul(part, depth - 1))
}

/** Validates what came from outside; every problem is named by its path. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success && holdsNul(parsed.data)) {
    throw new PlumblineError(
      'invalid_input',
      'The text holds a NUL character.',
      'Leave it out and try again.',
    )
  }
  if (parsed.success) return parsed.data
  const details = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.') || 'input',
    message: issue.message,
  }))
  const first = details[0]
  throw new PlumblineError(
    'invalid_input',
    first ? `${first.path}: ${first.message}.` : 'The input is not valid.',
    'Correct the named fields and try again.',
    { details, cause: parsed.error },
  )
}

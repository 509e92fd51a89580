import type { z } from 'zod'
import { PlumblineError } from './errors.ts'

/** Validates what came from outside; every problem is named by its path. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
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

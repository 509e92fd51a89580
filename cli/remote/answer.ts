import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'

const problemSchema = z.object({ detail: z.string(), nextStep: z.string() })

/**
 * Reads a JSON answer of the expected shape.
 * @throws PlumblineError with the server's own words (RFC 9457), or saying that the answer makes no sense
 */
export function readAnswer<S extends z.ZodType>(schema: S, status: number, text: string): z.output<S> {
  const body = tryJson(text)
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(body)
    if (parsed.success) return parsed.data
  }
  const problem = problemSchema.safeParse(body)
  if (problem.success) throw new PlumblineError('unavailable', problem.data.detail, problem.data.nextStep)
  throw new PlumblineError(
    'unavailable',
    `The server answered ${status} with something that is not Plumbline's.`,
    'Check --url: is that the address of Plumbline itself?',
  )
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A connection that failed, in words. */
export function unreachable(origin: string, cause: unknown): PlumblineError {
  const inner = cause instanceof Error ? (cause.cause instanceof Error ? cause.cause : cause) : null
  const code = inner !== null && 'code' in inner ? ` (${String(inner.code)})` : ''
  return new PlumblineError(
    'unavailable',
    `${origin} could not be reached${code}.`,
    'Check that Plumbline runs there and that this machine may connect to it.',
    { cause },
  )
}

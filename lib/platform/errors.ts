/** Stable codes, mapped once per transport (`lib/platform/http/problem.ts` for RFC 9457). */
export type ErrorCode =
  | 'unauthenticated'
  | 'mfa_required'
  | 'step_up_required'
  | 'forbidden'
  | 'bad_origin'
  | 'not_found'
  | 'invalid_input'
  | 'conflict'
  | 'gone'
  | 'limit_exceeded'
  | 'unsupported_format'
  | 'rate_limited'
  | 'unavailable'

export type ErrorDetail = { path: string; message: string }

/**
 * An outcome a person can act on: `message` says what happened, `nextStep` what to do.
 * Anything that is not a PlumblineError is logged with the request id and never shown.
 */
export class PlumblineError extends Error {
  override readonly name = 'PlumblineError'
  readonly code: ErrorCode
  readonly nextStep: string
  readonly details: readonly ErrorDetail[]

  constructor(
    code: ErrorCode,
    message: string,
    nextStep: string,
    options: { cause?: unknown; details?: readonly ErrorDetail[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.nextStep = nextStep
    this.details = options.details ?? []
  }
}

export function isPlumblineError(error: unknown): error is PlumblineError {
  // By name, not by instanceof: the web bundle and the CLI may each load this module.
  return error instanceof Error && error.name === 'PlumblineError' && 'nextStep' in error
}

export const notFound = (what: string, nextStep = 'Check the address, or search for it.') =>
  new PlumblineError('not_found', `${what} was not found.`, nextStep)

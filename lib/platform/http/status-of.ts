import type { ErrorCode } from '../errors.ts'

/** The one map from error codes to HTTP (RFC 9110). */
export const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  mfa_required: 401,
  step_up_required: 403,
  forbidden: 403,
  bad_origin: 403,
  not_found: 404,
  invalid_input: 422,
  conflict: 409,
  gone: 410,
  limit_exceeded: 413,
  unsupported_format: 415,
  rate_limited: 429,
  unavailable: 503,
}

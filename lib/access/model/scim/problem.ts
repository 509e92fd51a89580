import { PlumblineError } from '#lib/platform/errors.ts'

/** The keywords of RFC 7644, section 3.12, for what a client did wrong. */
export type ScimErrorType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

/** An error of the SCIM server; the keyword travels as a detail, which the SCIM transport takes up again. */
export const scimProblem = (
  type: ScimErrorType,
  message: string,
  nextStep: string,
  cause?: unknown,
): PlumblineError =>
  new PlumblineError(type === 'uniqueness' ? 'conflict' : 'invalid_input', message, nextStep, {
    details: [{ path: 'scimType', message: type }],
    ...(cause !== undefined && { cause }),
  })

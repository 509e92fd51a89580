import type { ErrorCode } from '../errors.ts'

/** What a server action hands to its form: the outcome, or what happened and what to do next. */
export type ActionResult<R> =
  | { ok: true; data: R }
  | {
      ok: false
      code: ErrorCode | 'unexpected'
      message: string
      nextStep: string
      /** Messages by the name of the field. */
      fields?: Record<string, string>
    }

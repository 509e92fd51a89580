/**
 * What a server action tells a form. Expected failures are answers, not exceptions: `message` says what happened,
 * `nextStep` what to do, `fields` which inputs are meant, by their `name`.
 */
export type ActionFailure = { ok: false; message: string; nextStep: string; fields?: Record<string, string> }
export type ActionResult<Answer extends object = object> = ({ ok: true } & Answer) | ActionFailure

/** A server action as `useActionState` wants it. */
export type FormAction<Answer extends object = object> = (
  previous: ActionResult<Answer> | null,
  form: FormData,
) => Promise<ActionResult<Answer>>

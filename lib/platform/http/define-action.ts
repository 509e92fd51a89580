import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { requestCtx } from '../auth/session.ts'
import type { Ctx } from '../ctx.ts'
import { settings } from '../env.ts'
import { isPlumblineError } from '../errors.ts'
import type { ActionResult } from './action-result.ts'
import { guardOrigin } from './origin-guard.ts'
import { toProblem } from './problem.ts'
import { requestHeaders } from './request-headers.ts'

type Run<I, R> = (ctx: Ctx, input: I) => Promise<R>

/**
 * Every server action: origin, session → ctx, one command, an outcome the page can show.
 * Permission is the command's own business; an action adds none and removes none.
 */
export function defineAction<I, R>(run: Run<I, R>): (input: I) => Promise<ActionResult<R>> {
  return (input) => answer(run, () => input)
}

/**
 * The same for a form: `read` turns the submitted fields into the command's input, which the command validates.
 * The first argument is what React's `useActionState` passes.
 */
export function defineFormAction<I, R>(
  read: (form: FormData) => I,
  run: Run<I, R>,
): (previous: unknown, form: FormData) => Promise<ActionResult<R>> {
  return (_previous, form) => answer(run, () => read(form))
}

async function answer<I, R>(run: Run<I, R>, read: () => I): Promise<ActionResult<R>> {
  const headers = await requestHeaders()
  const ctx = await requestCtx()
  try {
    guardOrigin(headers, settings().publicUrl)
    return { ok: true, data: await run(ctx, read()) }
  } catch (error) {
    // Redirects travel as exceptions of Next's own.
    unstable_rethrow(error)
    return refusal(error, ctx.requestId)
  }
}

function refusal(error: unknown, requestId: string): ActionResult<never> {
  const problem = toProblem(error, requestId)
  const fields = Object.fromEntries((problem.errors ?? []).map(({ path, message }) => [path, message]))
  return {
    ok: false,
    code: isPlumblineError(error) ? error.code : 'unexpected',
    message: problem.detail,
    nextStep: problem.nextStep,
    ...(problem.errors && { fields }),
  }
}

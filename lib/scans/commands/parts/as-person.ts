import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** The signed-in person behind a decision: a risk is accepted by somebody, never by a job or a token. */
export function asPerson(ctx: Ctx): { id: string; name: string } {
  if (ctx.actor.type === 'user') return ctx.actor
  throw new PlumblineError('forbidden', 'Only a person can decide this.', 'Sign in and decide it there.')
}

import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** The signed-in person behind a decision: no job and no token takes one. @throws PlumblineError forbidden */
export function asPerson(ctx: Ctx): { id: string; name: string } {
  if (ctx.actor.type === 'user') return ctx.actor
  throw new PlumblineError('forbidden', 'Only a person can decide this.', 'Sign in and decide it there.')
}

import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** The signed-in pillar lead behind a word that others will be judged by. @throws PlumblineError forbidden */
export function asLead(ctx: Ctx): { id: string; name: string } {
  if (ctx.actor.type === 'user' && ctx.roles.has('lead')) return { id: ctx.actor.id, name: ctx.actor.name }
  throw new PlumblineError('forbidden', 'Only a pillar lead can give this word.', 'Ask a lead to do it.')
}

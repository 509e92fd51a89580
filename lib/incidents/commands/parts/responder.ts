import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { apiTokens } from '#db/schema/index.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/**
 * Whoever acts, as a person or by a token: what they decide stands under their name. Background work decides nothing.
 * @throws PlumblineError `forbidden`
 */
export function responder(ctx: Ctx): { id: string; name: string } {
  const { type, id, name } = ctx.actor
  if (type === 'user' || type === 'token') return { id, name }
  throw new PlumblineError(
    'forbidden',
    'Somebody must decide this.',
    'Sign in as a responder, or use a token with the scope "respond".',
  )
}

/**
 * A person, not a token: for what needs somebody who answers for it.
 * @throws PlumblineError `forbidden`
 */
export function respondingPerson(ctx: Ctx, what: string): { id: string; name: string } {
  const { type, id, name } = ctx.actor
  if (type === 'user') return { id, name }
  throw new PlumblineError('forbidden', `Only a person may ${what}.`, 'Sign in as a responder to do it.')
}

/** The user behind an actor's id: the owner of a token, else the user. Nobody is their own second person. */
export async function personBehind(tx: Transaction, actorId: string): Promise<string> {
  const [token] = await tx
    .select({ ownerId: apiTokens.ownerId })
    .from(apiTokens)
    .where(eq(apiTokens.id, actorId))
  return token?.ownerId ?? actorId
}

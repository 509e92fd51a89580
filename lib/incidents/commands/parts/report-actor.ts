import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { apiTokens } from '#db/schema/identity.ts'
import { type Ctx, systemCtx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/**
 * What a reporter does is ledgered as done by `confidential report`: the ledger is read by auditors, and a name or a
 * session there would say who reported. The request number is a new one, too.
 */
export const confidentialCtx = (ctx: Ctx): Ctx => systemCtx('confidential report', ctx.db, ctx.clock)

/** The user in whose name a report is filed: the person, or the owner of the token. */
export async function reporterOf(db: Ctx['db'] | Transaction, ctx: Ctx): Promise<string> {
  if (ctx.actor.type === 'user') return ctx.actor.id
  const [token] =
    ctx.actor.type === 'token'
      ? await db.select({ ownerId: apiTokens.ownerId }).from(apiTokens).where(eq(apiTokens.id, ctx.actor.id))
      : []
  if (token) return token.ownerId
  throw new PlumblineError(
    'forbidden',
    'A report needs somebody who files it.',
    'Sign in and report it there.',
  )
}

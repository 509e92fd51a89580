import { inOneTransaction } from '#cli/demo/seed/one-transaction.ts'
import { origin, sessionCtx } from '#cli/demo/seed/session-ctx.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { signInAsPersona } from '#lib/identity/commands/sign-in-as-persona.ts'
import { signOut } from '#lib/identity/commands/sign-out.ts'
import { secondMs } from '#lib/platform/clock.ts'
import { anonymousCtx, type Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'

/** Signs somebody of the demonstration in, lets them act and signs them out. */
export async function asUser<T>(
  { app, clock }: World,
  userId: string,
  act: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return inOneTransaction(app.db, async (db) => {
    const { session } = await signInAsPersona(anonymousCtx(newId(clock), db, clock), { userId, origin })
    const ctx = await sessionCtx(db, clock, session.reference)
    const result = await act(ctx)
    clock.advance(secondMs)
    await signOut(ctx, {})
    return result
  })
}

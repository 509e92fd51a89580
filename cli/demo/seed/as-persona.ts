import { eq } from 'drizzle-orm'
import { covenantPeople, type PersonaKey } from '#cli/demo/organisation/people.ts'
import { users } from '#db/schema/identity.ts'
import { signInAsPersona } from '#lib/identity/commands/sign-in-as-persona.ts'
import { signOut } from '#lib/identity/commands/sign-out.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { anonymousCtx, type Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { inOneTransaction } from './one-transaction.ts'
import { origin, sessionCtx } from './session-ctx.ts'
import type { World } from './world.ts'

/** Signs one of the cast in by their card, lets them act, and signs them out a minute later. All of it or nothing. */
export async function asPersona<T>(world: World, key: PersonaKey, act: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { clock } = world
  return inOneTransaction(world.app.db, async (db) => {
    const { session } = await signInAsPersona(anonymousCtx(newId(clock), db, clock), {
      userId: await personaId(world, key),
      origin,
    })
    const ctx = await sessionCtx(db, clock, session.reference)
    const result = await act(ctx)
    clock.advance(minuteMs)
    await signOut(ctx, {})
    return result
  })
}

export async function personaId({ app }: World, key: PersonaKey): Promise<string> {
  const email = covenantPeople().find(({ persona }) => persona === key)?.email ?? ''
  const [user] = await app.db.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (!user) throw new Error(`${email} has no account.`)
  return user.id
}

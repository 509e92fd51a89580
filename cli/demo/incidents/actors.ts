import { eq } from 'drizzle-orm'
import { asUser } from '#cli/demo/access/as-user.ts'
import { covenantPeople, type Person } from '#cli/demo/organisation/people.ts'
import type { World } from '#cli/demo/seed/world.ts'
import { users } from '#db/schema/identity.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { Actor } from './told.ts'

/** The colleagues of the engineer who share the calls. */
const colleagues: Partial<Record<Actor, string>> = {
  reliability: 'Lars Ito',
  security: 'Naveen Pereira',
  platform: 'Farida Cisse',
}

export const responders: readonly Actor[] = ['engineer', 'reliability', 'security', 'platform']

/** Whoever plays a part in incidents. */
export function personOf(actor: Actor): Person {
  const name = colleagues[actor]
  const found = covenantPeople().find((person) =>
    name === undefined ? person.persona === actor : person.name === name,
  )
  if (!found) throw new Error(`The Covenant has nobody for ${actor}.`)
  return found
}

export async function userIdOf({ app }: World, actor: Actor): Promise<string> {
  const { email } = personOf(actor)
  const [user] = await app.db.select({ id: users.id }).from(users).where(eq(users.email, email))
  if (!user) throw new Error(`${email} has no account.`)
  return user.id
}

/** Signs somebody of the response in, lets them act, and signs them out. */
export const as = async <T>(world: World, actor: Actor, act: (ctx: Ctx) => Promise<T>): Promise<T> =>
  asUser(world, await userIdOf(world, actor), act)

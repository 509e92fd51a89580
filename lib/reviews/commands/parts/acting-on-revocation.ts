import type { Database } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { readAccountOwners } from '../../queries/account-owners.ts'
import { actingPerson } from '../../queries/acting-person.ts'
import type { Acting } from '../../rules/may-act-on-revocation.ts'
import { type Decider, isOwnAccess } from '../../rules/may-decide.ts'

/** The signed-in person. @throws PlumblineError `forbidden` for jobs and tokens */
export async function asActing(db: Database, ctx: Ctx): Promise<Acting & Decider> {
  const person = await actingPerson(db, ctx)
  if (person === null)
    throw new PlumblineError('forbidden', 'Only a person can do this.', 'Sign in and do it there.')
  return { ...person, roles: ctx.roles }
}

/** It is theirs: when it was asked to go, or now. */
export async function isTheirs(
  db: Database,
  access: { accountId: string; personId: string | null },
  acting: Decider,
): Promise<boolean> {
  const owner = (await readAccountOwners(db, [access])).get(access.accountId) ?? null
  return isOwnAccess({ personId: access.personId, owner }, acting)
}

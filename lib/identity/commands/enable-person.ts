import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { findPerson } from './parts/find-person.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

/** Lets somebody back in with the credentials they had; without a password they need a new link. */
export const enablePerson = defineCommand({
  action: 'user.enable',
  permission: 'users.manage',
  input: z.strictObject({ userId: z.uuid() }),
  async run({ ctx, input, tx }) {
    requireRecentMfa(ctx)
    const person = await findPerson(tx, input.userId)
    if (person.status !== 'disabled') return { result: undefined, entry: null }
    await tx
      .update(users)
      .set({
        status: sql`case when ${users.passwordHash} is null then 'invited' else 'active' end::user_status`,
        disabledAt: null,
      })
      .where(eq(users.id, person.id))
    await tellAccessChanged(tx, 'users', person.id)
    return { result: undefined, entry: { object: { type: 'user', id: person.id }, payload: {} } }
  },
})

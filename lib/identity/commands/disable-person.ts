import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { findPerson } from './parts/find-person.ts'
import { guardLastHolder } from './parts/guard-last-holder.ts'
import { endLinks } from './parts/links.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

/** Shuts somebody out at once: sessions and links end, and the API tokens they own stop working. */
export const disablePerson = defineCommand({
  action: 'user.disable',
  permission: 'users.manage',
  input: z.strictObject({ userId: z.uuid() }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const person = await findPerson(tx, input.userId)
    if (person.id === ctx.actor.id) {
      throw new PlumblineError('forbidden', 'Nobody disables themselves.', 'Ask another administrator.')
    }
    if (person.status === 'disabled') return { result: undefined, entry: null }
    await guardLastHolder(tx, person.id, person.roles)
    await tx.update(users).set({ status: 'disabled', disabledAt: now }).where(eq(users.id, person.id))
    await endLinks(tx, person.id, now)
    const sessionsEnded = await revokeSessions(tx, { userId: person.id }, 'user-disabled', now)
    await tellAccessChanged(tx, 'users', person.id)
    return {
      result: undefined,
      entry: { object: { type: 'user', id: person.id }, payload: { from: person.status, sessionsEnded } },
    }
  },
})

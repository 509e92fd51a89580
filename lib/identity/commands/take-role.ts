import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { userRoles } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { role } from '../model.ts'
import { findPerson } from './parts/find-person.ts'
import { guardLastHolder } from './parts/guard-last-holder.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

/** Takes a role away, and with it every session. The last administrator and the last lead keep theirs. */
export const takeRole = defineCommand({
  action: 'role.take',
  permission: 'users.manage',
  input: z.strictObject({ userId: z.uuid(), role }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const person = await findPerson(tx, input.userId)
    if (!person.roles.has(input.role)) return { result: undefined, entry: null }
    await guardLastHolder(tx, person.id, [input.role])
    if (person.roles.size === 1) throw lastRole(person.name)
    await tx.delete(userRoles).where(and(eq(userRoles.userId, person.id), eq(userRoles.role, input.role)))
    const sessionsEnded = await revokeSessions(tx, { userId: person.id }, 'roles-changed', now)
    await tellAccessChanged(tx, 'users', person.id)
    return {
      result: undefined,
      entry: { object: { type: 'user', id: person.id }, payload: { role: input.role, sessionsEnded } },
    }
  },
})

const lastRole = (name: string) =>
  new PlumblineError('conflict', `It is the only role of ${name}.`, 'Disable the person instead.')

import { z } from 'zod'
import { userRoles } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { role } from '../model.ts'
import { findPerson } from './parts/find-person.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

/** Gives a role. Their sessions end; nobody gives a role to themselves. */
export const giveRole = defineCommand({
  action: 'role.give',
  permission: 'users.manage',
  input: z.strictObject({ userId: z.uuid(), role }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    const person = await findPerson(tx, input.userId)
    if (person.id === ctx.actor.id) throw ownAccess()
    if (person.roles.has(input.role)) return { result: undefined, entry: null }
    await tx
      .insert(userRoles)
      .values({ userId: person.id, role: input.role, grantedAt: now, grantedBy: ctx.actor.id })
    const sessionsEnded = await revokeSessions(tx, { userId: person.id }, 'roles-changed', now)
    await tellAccessChanged(tx, 'users', person.id)
    return {
      result: undefined,
      entry: { object: { type: 'user', id: person.id }, payload: { role: input.role, sessionsEnded } },
    }
  },
})

const ownAccess = () =>
  new PlumblineError('forbidden', 'Nobody decides on their own access.', 'Ask another administrator.')

import { z } from 'zod'
import { userRoles, users } from '#db/schema/identity.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { newId } from '#lib/platform/ids.ts'
import { email, personName, role } from '../model.ts'
import { issueLink } from './parts/links.ts'
import { refuseKnownEmail } from './parts/refuse-known-email.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

/** Invites a person: the link is shown once, to be handed over; they set a password and enrol a second factor. */
export const invite = defineCommand({
  action: 'user.invite',
  permission: 'users.manage',
  input: z.strictObject({
    email,
    name: personName,
    roles: z.array(role).min(1, 'needs at least one role').max(6),
  }),
  async run({ ctx, input, tx, now }) {
    requireRecentMfa(ctx)
    await refuseKnownEmail(tx, input.email)
    const userId = newId(ctx.clock)
    const roles = [...new Set(input.roles)]
    await tx
      .insert(users)
      .values({ id: userId, email: input.email, name: input.name, status: 'invited', createdAt: now })
    await tx
      .insert(userRoles)
      .values(roles.map((role) => ({ userId, role, grantedAt: now, grantedBy: ctx.actor.id })))
    const link = await issueLink(tx, { purpose: 'invite', userId, createdBy: ctx.actor.id, now })
    await tellAccessChanged(tx, 'users', userId)
    return {
      result: { userId, url: link.url, expiresAt: link.expiresAt },
      entry: {
        object: { type: 'user', id: userId },
        payload: { email: input.email, name: input.name, roles, link: link.linkId },
      },
    }
  },
})

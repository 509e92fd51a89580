import { z } from 'zod'
import { userRoles, users } from '#db/schema/identity.ts'
import { hashPassword } from '#lib/platform/auth/password.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { openSession } from '#lib/platform/auth/session-record.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { email, linkToken, newPassword, personName, requestOrigin } from '../model.ts'
import { hasActiveAdministrator } from './parts/has-active-administrator.ts'
import { consumeLink } from './parts/links.ts'
import { refuseKnownEmail } from './parts/refuse-known-email.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

const firstRoles: readonly Role[] = ['admin', 'lead']

/** The set-up link makes the first person: administrator and pillar lead, who then enrols a second factor. */
export const setUp = defineCommand({
  action: 'user.set-up',
  permission: 'anyone',
  input: z.strictObject({
    token: linkToken,
    name: personName,
    email,
    password: newPassword,
    origin: requestOrigin,
  }),
  async run({ ctx, input, tx, now }) {
    const { linkId } = await consumeLink(tx, input.token, ['setup'], now)
    if (await hasActiveAdministrator(tx)) {
      throw new PlumblineError('gone', 'Plumbline is set up already.', 'Ask an administrator to invite you.')
    }
    await refuseKnownEmail(tx, input.email)
    const userId = newId(ctx.clock)
    await tx.insert(users).values({
      id: userId,
      email: input.email,
      name: input.name,
      status: 'active',
      passwordHash: await hashPassword(input.password),
      passwordChangedAt: now,
      createdAt: now,
    })
    await tx.insert(userRoles).values(firstRoles.map((role) => ({ userId, role, grantedAt: now })))
    await tellAccessChanged(tx, 'users', userId)
    const session = await openSession(tx, { userId, assurance: 'aal1', origin: input.origin, now })
    return {
      result: { userId, session },
      entry: {
        object: { type: 'user', id: userId },
        payload: { email: input.email, name: input.name, roles: firstRoles, link: linkId },
      },
    }
  },
})

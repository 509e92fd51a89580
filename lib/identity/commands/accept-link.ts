import { and, eq, ne } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { hashPassword } from '#lib/platform/auth/password.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { openSession } from '#lib/platform/auth/session-record.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { linkToken, newPassword, requestOrigin } from '../model.ts'
import { consumeLink } from './parts/links.ts'
import { tellAccessChanged } from './parts/tell-access-changed.ts'

/**
 * An invitation or reset link sets the password, once, and opens a session at aal1: the second factor comes
 * next. A reset ends every session the user had.
 */
export const acceptLink = defineCommand({
  action: 'user.accept-link',
  permission: 'anyone',
  input: z.strictObject({ token: linkToken, password: newPassword, origin: requestOrigin }),
  async run({ input, tx, now }) {
    const link = await consumeLink(tx, input.token, ['invite', 'reset'], now)
    const userId = link.userId ?? ''
    const [user] = await tx
      .update(users)
      .set({
        passwordHash: await hashPassword(input.password),
        passwordChangedAt: now,
        status: 'active',
      })
      .where(and(eq(users.id, userId), ne(users.status, 'disabled')))
      .returning({ id: users.id, email: users.email })
    if (!user) throw disabled()
    const sessionsEnded = await revokeSessions(tx, { userId }, 'password-changed', now)
    await tellAccessChanged(tx, 'users', userId)
    const session = await openSession(tx, { userId, assurance: 'aal1', origin: input.origin, now })
    return {
      result: { userId, email: user.email, session },
      entry: {
        object: { type: 'user', id: userId },
        payload: { purpose: link.purpose, link: link.linkId, sessionsEnded },
      },
    }
  },
})

const disabled = () =>
  new PlumblineError('gone', 'This account is disabled.', 'Ask an administrator to enable it.')

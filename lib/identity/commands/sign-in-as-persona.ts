import { and, eq, like } from 'drizzle-orm'
import { z } from 'zod'
import { users } from '#db/schema/identity.ts'
import { openSession } from '#lib/platform/auth/session-record.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { demoDomain, requestOrigin } from '../model.ts'

/**
 * One click into the demonstration, as one of its invented people. The caller has checked that this is the
 * demonstration on loopback; the mode is checked here once more, because this asks for no secret.
 */
export const signInAsPersona = defineCommand({
  action: 'session.open-as-persona',
  permission: 'anyone',
  input: z.strictObject({ userId: z.uuid(), origin: requestOrigin }),
  async run({ input, tx, now }) {
    if (settings().mode !== 'demo') throw notTheDemonstration()
    const [user] = await tx
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(
        and(eq(users.id, input.userId), eq(users.status, 'active'), like(users.email, `%@${demoDomain}`)),
      )
    if (!user) throw notTheDemonstration()
    const session = await openSession(tx, {
      userId: user.id,
      assurance: 'aal2',
      origin: input.origin,
      now,
      isAlwaysFresh: true,
    })
    return {
      result: { session, userId: user.id, name: user.name },
      entry: {
        object: { type: 'user', id: user.id },
        payload: { method: 'persona', session: session.sessionId, ...input.origin },
      },
    }
  },
})

const notTheDemonstration = () =>
  new PlumblineError(
    'forbidden',
    'Personas exist only in the demonstration.',
    'Sign in with your own account.',
  )

import { z } from 'zod'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { lockSessionUser } from './parts/session-user.ts'

/** Ends the session it is called from; a session that only showed a password may leave too. */
export const signOut = defineCommand({
  action: 'session.sign-out',
  permission: 'anyone',
  input: z.strictObject({}),
  async run({ ctx, tx, now }) {
    const { sessionId, user } = await lockSessionUser(tx, ctx)
    await revokeSessions(tx, { sessionId }, 'signed-out', now)
    return {
      result: undefined,
      entry: { object: { type: 'session', id: sessionId }, payload: { userId: user.id } },
    }
  },
})

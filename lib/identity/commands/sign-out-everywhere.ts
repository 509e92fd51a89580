import { z } from 'zod'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'

/** Ends every session of one's own, this one too. */
export const signOutEverywhere = defineCommand({
  action: 'session.sign-out-everywhere',
  permission: 'account.own',
  input: z.strictObject({}),
  async run({ ctx, tx, now }) {
    const userId = ctx.actor.id
    const sessionsEnded = await revokeSessions(tx, { userId }, 'signed-out-everywhere', now)
    return {
      result: { sessionsEnded },
      entry: { object: { type: 'user', id: userId }, payload: { sessionsEnded } },
    }
  },
})

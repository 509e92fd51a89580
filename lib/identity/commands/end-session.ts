import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { sessions } from '#db/schema/identity.ts'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'

/** Ends one session: one's own, or anybody's for who manages people. */
export const endSession = defineCommand({
  action: 'session.end',
  permission: 'account.own',
  input: z.strictObject({ sessionId: z.uuid() }),
  async run({ ctx, input, tx, now }) {
    const { sessionId } = input
    const [session] = await tx
      .select({ userId: sessions.userId })
      .from(sessions)
      .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
    const isOwn = session?.userId === ctx.actor.id
    // Somebody else's session is not confirmed to exist.
    if (!session || !(isOwn || isAllowed(ctx, 'users.manage'))) {
      throw notFound('This session', 'It may have ended already: reload the page.')
    }
    await revokeSessions(tx, { sessionId }, isOwn ? 'ended-by-owner' : 'ended-by-administrator', now)
    return {
      result: undefined,
      entry: { object: { type: 'session', id: sessionId }, payload: { userId: session.userId, isOwn } },
    }
  },
})

import type { Database } from '#db/client.ts'
import { findSession } from '#lib/platform/auth/session-lookup.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'

/** The ctx of a live session, looked up by its reference as for every request of a browser. */
export async function sessionCtx(db: Database, clock: Clock, reference: string): Promise<Ctx> {
  const session = await findSession(db, reference, clock.now())
  if (!session) throw new Error('The session that was just opened is not live.')
  return {
    actor: { type: 'user', id: session.user.id, name: session.user.name },
    roles: session.roles,
    assurance: session.assurance,
    sessionId: session.id,
    mfaAt: session.mfaAt,
    requestId: newId(clock),
    clock,
    db,
  }
}

/** Where the people of the demonstration sit, for the list of their sessions. */
export const origin = { ip: '127.0.0.1', userAgent: 'The Covenant, demonstration' }

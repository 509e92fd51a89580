import type { Clock } from '../clock.ts'
import type { Ctx } from '../ctx.ts'
import type { LiveSession } from './session-lookup.ts'

/** The ctx of a live session: who it is, with the roles the database gave with it. */
export function sessionCtx(
  session: LiveSession,
  request: { requestId: string; clock: Clock; db: Ctx['db'] },
): Ctx {
  return {
    actor: { type: 'user', id: session.user.id, name: session.user.name },
    roles: session.roles,
    assurance: session.assurance,
    sessionId: session.id,
    mfaAt: session.mfaAt,
    ...request,
  }
}

import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessions } from '#db/schema/identity.ts'
import { hourMs } from '../clock.ts'
import { hashOpaqueToken, newOpaqueToken } from '../crypto/opaque-token.ts'
import type { Assurance } from '../ctx.ts'
import { newId } from '../ids.ts'
import { absoluteHours } from './session-cookie.ts'

/** Where a request comes from, for the list of one's own sessions. */
export type Origin = { ip: string | null; userAgent: string | null }

/** The cookie's new value. The reference is known to the browser alone; the database keeps its SHA-256. */
export type IssuedSession = { sessionId: string; reference: string; expiresAt: Date }

/** Opens a session; the caller has checked the secret that allows it. */
export async function openSession(
  tx: Transaction,
  session: {
    userId: string
    assurance: Exclude<Assurance, 'none'>
    origin: Origin
    now: Date
    /** There is nothing to ask for a fresh code: the whole session counts as fresh. Only for the demonstration. */
    isAlwaysFresh?: boolean
  },
): Promise<IssuedSession> {
  const { userId, assurance, origin, now } = session
  const reference = newOpaqueToken()
  const sessionId = newId({ now: () => now })
  const expiresAt = new Date(now.getTime() + absoluteHours * hourMs)
  await tx.insert(sessions).values({
    id: sessionId,
    referenceHash: hashOpaqueToken(reference),
    userId,
    assurance,
    mfaAt: assurance === 'aal2' ? (session.isAlwaysFresh ? expiresAt : now) : null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    ip: origin.ip,
    userAgent: origin.userAgent?.slice(0, 400) ?? null,
  })
  return { sessionId, reference, expiresAt }
}

/** What a session becomes when it proves more; the old reference stops working at commit. */
export type Elevation = { assurance: 'aal1' | 'aal2'; mfaAt: Date | null; recoveredAt: Date | null }

/** Changes a session's assurance under a new reference, so that a reference seen before is worth nothing after. */
export async function elevateSession(
  tx: Transaction,
  sessionId: string,
  elevation: Elevation,
): Promise<IssuedSession> {
  const reference = newOpaqueToken()
  const [row] = await tx
    .update(sessions)
    .set({ ...elevation, referenceHash: hashOpaqueToken(reference), failedCodes: 0 })
    .where(eq(sessions.id, sessionId))
    .returning({ expiresAt: sessions.expiresAt })
  if (!row) throw new Error(`session ${sessionId} vanished while it was elevated`)
  return { sessionId, reference, expiresAt: row.expiresAt }
}

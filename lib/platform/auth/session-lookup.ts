import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { sessions, userRoles, users } from '#db/schema/identity.ts'
import { minuteMs } from '../clock.ts'
import { hashOpaqueToken } from '../crypto/opaque-token.ts'
import type { Role } from './roles.ts'
import { idleMinutes } from './session-cookie.ts'

export type LiveSession = {
  id: string
  user: { id: string; name: string; email: string; hasSecondFactor: boolean }
  roles: ReadonlySet<Role>
  assurance: 'aal1' | 'aal2'
  mfaAt: Date | null
  /** A recovery code opened it: it may only enrol a new authenticator. */
  isRecovered: boolean
  expiresAt: Date
}

const aliveAt = (now: Date) =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - idleMinutes * minuteMs)),
    eq(users.status, 'active'),
  )

/** Is the session still alive? For a stream that was opened with it; looking does not count as using it. */
export async function isSessionAlive(db: Database, sessionId: string, now: Date): Promise<boolean> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), aliveAt(now)))
  return rows.length === 1
}

/** A reference is 43 characters of base64url; anything else is not worth a query. */
const referenceShape = /^[\w-]{43}$/

/** The session of a reference while it lives, with its roles: one taken away is gone at the next request. */
const liveSession = (db: Database, reference: string, now: Date) =>
  db
    .select({
      id: sessions.id,
      assurance: sessions.assurance,
      mfaAt: sessions.mfaAt,
      recoveredAt: sessions.recoveredAt,
      expiresAt: sessions.expiresAt,
      userId: sql<string>`${users.id}`.as('user_id'),
      name: users.name,
      email: users.email,
      mfaEnrolledAt: users.mfaEnrolledAt,
      roles: sql<Role[]>`coalesce((select array_agg(${userRoles.role}::text) from ${userRoles}
        where ${userRoles.userId} = ${users.id}), '{}')`.as('roles'),
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.referenceHash, hashOpaqueToken(reference)), aliveAt(now)))

/** The session of a reference, or null when there is none, it was revoked, it ended, or its user is not active. */
export async function findSession(db: Database, reference: string, now: Date): Promise<LiveSession | null> {
  if (!referenceShape.test(reference)) return null
  const [row] = await liveSession(db, reference, now)
  return row === undefined ? null : toLiveSession(row)
}

/**
 * The same for a request of the session's person, in one statement: it is noted that they use it, at most once a
 * minute, so that reading stays reading.
 */
export async function resumeSession(db: Database, reference: string, now: Date): Promise<LiveSession | null> {
  if (!referenceShape.test(reference)) return null
  const live = db.$with('live').as(liveSession(db, reference, now))
  const noted = db.$with('noted').as(
    db
      .update(sessions)
      .set({ lastSeenAt: now })
      .where(
        and(
          inArray(sessions.id, db.select({ id: live.id }).from(live)),
          lt(sessions.lastSeenAt, new Date(now.getTime() - minuteMs)),
        ),
      )
      .returning({ id: sessions.id }),
  )
  const [row] = await db.with(live, noted).select().from(live)
  return row === undefined ? null : toLiveSession(row)
}

const toLiveSession = (row: Awaited<ReturnType<typeof liveSession>>[number]): LiveSession => ({
  id: row.id,
  user: { id: row.userId, name: row.name, email: row.email, hasSecondFactor: row.mfaEnrolledAt !== null },
  roles: new Set(row.roles),
  assurance: row.assurance,
  mfaAt: row.mfaAt,
  isRecovered: row.recoveredAt !== null,
  expiresAt: row.expiresAt,
})

import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { sessions } from '#db/schema/identity.ts'
import { idleMinutes } from '#lib/platform/auth/session-cookie.ts'
import { minuteMs } from '#lib/platform/clock.ts'
import { describeDevice } from '../../rules/describe-device.ts'

export type SessionItem = {
  id: string
  isCurrent: boolean
  createdAt: Date
  lastSeenAt: Date
  ip: string | null
  /** In words, from what the browser said of itself. */
  device: string
  hasSecondFactor: boolean
}

const most = 100

/** Where a user is signed in now, the latest use first. */
export async function liveSessions(
  db: Database,
  who: { userId: string; currentSessionId: string | null },
  now: Date,
): Promise<SessionItem[]> {
  const rows = await db
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      ip: sessions.ip,
      userAgent: sessions.userAgent,
      assurance: sessions.assurance,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.userId, who.userId),
        isNull(sessions.revokedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - idleMinutes * minuteMs)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
    .limit(most)
  return rows.map(({ assurance, userAgent, ...session }) => ({
    ...session,
    isCurrent: session.id === who.currentSessionId,
    device: describeDevice(userAgent),
    hasSecondFactor: assurance === 'aal2',
  }))
}

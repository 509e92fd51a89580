import { and, eq, isNull, ne, type SQL } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessions } from '#db/schema/identity.ts'

/** Why a session ended, shown beside it. */
export type RevocationReason =
  | 'signed-out'
  | 'signed-out-everywhere'
  | 'ended-by-owner'
  | 'ended-by-administrator'
  | 'roles-changed'
  | 'user-disabled'
  | 'password-changed'
  | 'second-factor-changed'
  | 'access-reset'
  | 'too-many-wrong-codes'

type Selection = { userId: string; except?: string } | { sessionId: string }

/** Ends live sessions and returns how many; their next request is a 401. */
export async function revokeSessions(
  tx: Transaction,
  selection: Selection,
  reason: RevocationReason,
  now: Date,
): Promise<number> {
  const which: SQL | undefined =
    'sessionId' in selection
      ? eq(sessions.id, selection.sessionId)
      : and(
          eq(sessions.userId, selection.userId),
          selection.except === undefined ? undefined : ne(sessions.id, selection.except),
        )
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now, revokedReason: reason })
    .where(and(which, isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  return ended.length
}

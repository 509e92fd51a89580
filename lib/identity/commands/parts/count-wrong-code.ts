import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { sessions } from '#db/schema/identity.ts'
import { revokeSessions } from '#lib/platform/auth/revoke-sessions.ts'
import type { LedgerDraft } from '#lib/platform/command.ts'
import { maxWrongCodes } from '../../model.ts'
import type { SessionUser } from './session-user.ts'

type Refusal = { result: { outcome: 'refused'; attemptsLeft: number }; entry: LedgerDraft | null }

/** Counts a wrong code against the (locked) session; the fifth ends it, and only that is worth a ledger entry. */
export async function countWrongCode(tx: Transaction, current: SessionUser, now: Date): Promise<Refusal> {
  const failedCodes = current.failedCodes + 1
  await tx.update(sessions).set({ failedCodes }).where(eq(sessions.id, current.sessionId))
  const attemptsLeft = Math.max(0, maxWrongCodes - failedCodes)
  if (attemptsLeft > 0) return { result: { outcome: 'refused', attemptsLeft }, entry: null }
  await revokeSessions(tx, { sessionId: current.sessionId }, 'too-many-wrong-codes', now)
  return {
    result: { outcome: 'refused', attemptsLeft },
    entry: {
      object: { type: 'session', id: current.sessionId },
      decision: 'session-ended',
      payload: { userId: current.user.id, wrongCodes: failedCodes },
    },
  }
}

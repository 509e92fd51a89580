import type { Origin } from '#lib/platform/auth/session-record.ts'
import { type Throttle, type ThrottleRule, tooManyAttempts } from '#lib/platform/auth/throttle.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { recordLockOut } from '../record-lock-out.ts'

type LockableRule = Extract<
  ThrottleRule,
  'password:account-address' | 'password:account' | 'password:address' | 'code:account'
>

/**
 * Counts an attempt before its secret is looked at. The attempt that starts a lock enters it in the ledger, up to a
 * limit per hour for all locks together.
 * @throws PlumblineError `rate_limited`
 */
export async function countAttempt(
  ctx: Ctx,
  throttle: Throttle,
  attempt: { rule: LockableRule; subject: string; origin: Origin },
): Promise<void> {
  const verdict = await throttle.count(attempt.rule, attempt.subject)
  if (verdict.isAllowed) return
  if (verdict.justLocked && (await throttle.count('lock-out:ledger', 'all')).isAllowed) {
    await recordLockOut(ctx, attempt)
  }
  throw tooManyAttempts(verdict.retryAfterMs)
}

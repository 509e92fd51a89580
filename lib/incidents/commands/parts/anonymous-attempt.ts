import { type Throttle, type ThrottleRule, tooManyAttempts } from '#lib/platform/auth/throttle.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { addressBlock } from '#lib/platform/http/client-address.ts'

/** Whether the setting lets strangers report, and how their attempts are counted. */
export type AnonymousGuard = { isOpen: boolean; throttle: Throttle; address: string | null }
type AnonymousRule = Extract<ThrottleRule, `report:${string}` | `receipt:${string}`>

/**
 * Counts what somebody without an account tries, before anything is read or written.
 * @throws PlumblineError `not_found` where anonymous reports are off, `rate_limited`
 */
export async function countAnonymous(
  { isOpen, throttle, address }: AnonymousGuard,
  rule: AnonymousRule,
): Promise<void> {
  if (!isOpen) throw anonymousOff()
  const verdict = await throttle.count(rule, rule === 'report:all' ? 'all' : addressBlock(address))
  if (!verdict.isAllowed) throw tooManyAttempts(verdict.retryAfterMs)
}

const anonymousOff = () =>
  new PlumblineError(
    'not_found',
    'Anonymous reports are not taken here.',
    'Sign in and report it there, or use the contact in /.well-known/security.txt.',
  )

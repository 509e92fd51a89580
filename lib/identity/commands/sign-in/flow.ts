import type { IssuedSession, Origin } from '#lib/platform/auth/session-record.ts'
import type { Throttle } from '#lib/platform/auth/throttle.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { addressBlock } from '#lib/platform/http/client-address.ts'
import { type CodeOutcome, confirmSecondFactor } from '../confirm-second-factor.ts'
import { spendRecoveryCode } from '../spend-recovery-code.ts'
import { countAttempt } from './attempts.ts'
import { signIn } from './index.ts'
import { isKnownAddress } from './known-address.ts'

type Attempt = { ctx: Ctx; throttle: Throttle; origin: Origin }

/**
 * A password, counted by account and address, by account, and by address before it is looked at.
 * @throws PlumblineError `unauthenticated`, the same for every reason; `rate_limited`
 */
export async function signInWithPassword(
  { ctx, throttle, origin }: Attempt,
  claim: { email: string; password: string },
): Promise<{ userId: string; session: IssuedSession }> {
  const account = claim.email.trim().toLowerCase().slice(0, 254)
  const address = addressBlock(origin.ip)
  await countAttempt(ctx, throttle, { rule: 'password:address', subject: address, origin })
  const here = `${account} from ${address}`
  await countAttempt(ctx, throttle, { rule: 'password:account-address', subject: here, origin })
  // Counted everywhere else together; where its owner signs in, an attack from outside must not shut the account.
  const isKnown = await isKnownAddress(ctx, account, address)
  if (!isKnown) await countAttempt(ctx, throttle, { rule: 'password:account', subject: account, origin })
  const result = await signIn(ctx, { ...claim, origin })
  if (result.outcome === 'refused') {
    throw new PlumblineError(
      'unauthenticated',
      'The e-mail address or the password is not right.',
      'Check both and try again. After five attempts the account is locked here for 15 minutes.',
    )
  }
  await throttle.clear('password:account-address', here)
  if (!isKnown) await throttle.giveBack('password:account', account)
  await throttle.giveBack('password:address', address)
  return result
}

/**
 * The code of the authenticator app or a recovery code, counted over all sessions of the account.
 * @throws PlumblineError `unauthenticated` with the attempts left; `rate_limited`
 */
export async function signInWithCode(
  { ctx, throttle, origin }: Attempt,
  claim: { factor: 'totp' | 'recovery-code'; code: string },
): Promise<IssuedSession> {
  const subject = ctx.actor.id
  await countAttempt(ctx, throttle, { rule: 'code:account', subject, origin })
  const command = claim.factor === 'totp' ? confirmSecondFactor : spendRecoveryCode
  const result: CodeOutcome = await command(ctx, { code: claim.code })
  if (result.outcome === 'refused') throw wrongCode(result.attemptsLeft)
  await throttle.clear('code:account', subject)
  return result.session
}

function wrongCode(attemptsLeft: number): PlumblineError {
  if (attemptsLeft === 0) {
    return new PlumblineError('unauthenticated', 'That was the fifth wrong code.', 'Sign in again.')
  }
  return new PlumblineError(
    'unauthenticated',
    'The code is not right, or was used already.',
    `Wait for the next code and enter it. ${attemptsLeft} of five attempts left.`,
  )
}

import { newTotpSecret, totpKey, totpUri } from '#lib/platform/auth/totp.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { sealTotpOffer } from '../commands/parts/totp-secret.ts'

/** `offer` goes back with the first code (`enrolTotp`); `key` and `uri` are for the person and their app. */
export type TotpOffer = { secret: Uint8Array; key: string; uri: string; offer: string }

const issuer = 'Plumbline'

/** A fresh authenticator secret for the session's user. Nothing is stored until its first code is entered. */
export function offerTotp(session: { sessionId: string | null; email: string }): TotpOffer {
  if (session.sessionId === null) {
    throw new PlumblineError('unauthenticated', 'You are not signed in.', 'Sign in and try again.')
  }
  const secret = newTotpSecret()
  return {
    secret,
    key: totpKey(secret),
    uri: totpUri(secret, session.email, issuer),
    offer: sealTotpOffer(secret, session.sessionId),
  }
}

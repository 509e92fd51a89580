import { seal, unseal } from '#lib/platform/crypto/seal.ts'
import { secretKey } from '#lib/platform/secrets.ts'

const stored = (userId: string) => `totp-secret:${userId}`
const offered = (sessionId: string) => `totp-offer:${sessionId}`

/** As it is stored with the user; useless beside another user. */
export const sealTotpSecret = (secret: Uint8Array, userId: string): Buffer =>
  seal(secretKey('encryption'), secret, stored(userId))

/** @throws Error when the encryption key of this installation is not the one it was sealed under */
export function openTotpSecret(sealed: Uint8Array, userId: string): Buffer {
  const secret = unseal(secretKey('encryption'), sealed, stored(userId))
  if (secret) return secret
  throw new Error(`the authenticator secret of user ${userId} does not open with this installation's key`)
}

/** As it travels through the enrolment form: bound to the session, so that looking at the page writes nothing. */
export const sealTotpOffer = (secret: Uint8Array, sessionId: string): string =>
  seal(secretKey('encryption'), secret, offered(sessionId)).toString('base64url')

export const openTotpOffer = (offer: string, sessionId: string): Buffer | null =>
  unseal(secretKey('encryption'), Buffer.from(offer, 'base64url'), offered(sessionId))

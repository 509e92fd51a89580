import { randomBytes } from 'node:crypto'
import { generate, generateURI, ScureBase32Plugin, verify } from 'otplib'

/** RFC 6238 defaults, the only ones every authenticator app supports: SHA-1, six digits, 30 seconds. */
const stepSeconds = 30
const secretBytes = 20

export const newTotpSecret = (): Buffer => randomBytes(secretBytes)

const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000)

export const totpStep = (at: Date): number => Math.floor(epochSeconds(at) / stepSeconds)

/** The secret as people type it into an app: base32 without padding. */
export const totpKey = (secret: Uint8Array): string =>
  new ScureBase32Plugin().encode(secret, { padding: false })

/** What the QR code holds. */
export const totpUri = (secret: Uint8Array, account: string, issuer: string): string =>
  generateURI({ issuer, label: account, secret: totpKey(secret) })

/** The code of this moment; the demonstration and the tests enrol with it. */
export const totpCode = (secret: Uint8Array, at: Date): Promise<string> =>
  generate({ secret, epoch: epochSeconds(at) })

/**
 * The step a code belongs to, or null. The current step and the one before are accepted (RFC 6238, 5.2),
 * never one at or before `lastStep`. The caller stores the step by compare-and-set: only then is a code good once.
 */
export async function acceptedTotpStep(attempt: {
  secret: Uint8Array
  code: string
  at: Date
  lastStep: number | null
}): Promise<number | null> {
  const code = attempt.code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return null
  const result = await verify({
    secret: attempt.secret,
    token: code,
    epoch: epochSeconds(attempt.at),
    epochTolerance: [stepSeconds, 0],
  })
  if (!result.valid || !('timeStep' in result)) return null
  return attempt.lastStep !== null && result.timeStep <= attempt.lastStep ? null : result.timeStep
}

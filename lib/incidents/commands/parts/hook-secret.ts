import { randomBytes } from 'node:crypto'
import { seal, unseal } from '#lib/platform/crypto/seal.ts'
import { secretKey } from '#lib/platform/secrets.ts'
import type { HookKind } from '../../model/delivery.ts'

const secretBytes = 32

const place = (hookId: string) => `incident-hook:${hookId}`

/** A fresh secret in the form that its sender's settings take. */
export function newHookSecret(kind: HookKind): string {
  const bytes = randomBytes(secretBytes)
  return kind === 'standard' ? `whsec_${bytes.toString('base64')}` : bytes.toString('hex')
}

/** As it is stored with the hook; useless beside another one. */
export const sealHookSecret = (secret: string, hookId: string): Buffer =>
  seal(secretKey('encryption'), Buffer.from(secret), place(hookId))

/** @throws Error when the encryption key of this installation is not the one it was sealed under */
export function openHookSecret(sealed: Uint8Array, hookId: string): string {
  const secret = unseal(secretKey('encryption'), sealed, place(hookId))
  if (secret) return secret.toString()
  throw new Error(`the secret of hook ${hookId} does not open with this installation's key`)
}

import { randomBytes } from 'node:crypto'
import { seal, unseal } from '#lib/platform/crypto/seal.ts'
import { secretKey } from '#lib/platform/secrets.ts'

/** Standard Webhooks asks for 24 to 64 bytes. */
const secretBytes = 32
const prefix = 'whsec_'

const place = (webhookId: string) => `webhook-secret:${webhookId}`

/** A fresh signing secret as receivers are given it (Standard Webhooks: `whsec_` and base64). */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(secretBytes).toString('base64')}`

/** As it is stored with the webhook; useless beside another one. */
export const sealWebhookSecret = (secret: string, webhookId: string): Buffer =>
  seal(secretKey('encryption'), Buffer.from(secret), place(webhookId))

/** @throws Error when the encryption key of this installation is not the one it was sealed under */
export function openWebhookSecret(sealed: Uint8Array, webhookId: string): string {
  const secret = unseal(secretKey('encryption'), sealed, place(webhookId))
  if (secret) return secret.toString()
  throw new Error(`the secret of webhook ${webhookId} does not open with this installation's key`)
}

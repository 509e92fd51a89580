import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const nonceBytes = 12
const tagBytes = 16
const version = 1

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh random nonce: version byte, nonce, ciphertext, tag.
 * `context` is authenticated but not stored: bytes sealed for one place do not open in another.
 */
export function seal(key: KeyObject, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  return Buffer.concat([
    Uint8Array.of(version),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

/** The reverse of `seal`. Throws when the key, the context or a single bit is not the one that sealed. */
export function open(key: KeyObject, sealed: Uint8Array, context: string): Buffer {
  if (sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes) {
    throw new Error('These bytes were not sealed by this version of Plumbline.')
  }
  const end = sealed.length - tagBytes
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + nonceBytes))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(end))
  return Buffer.concat([decipher.update(sealed.subarray(1 + nonceBytes, end)), decipher.final()])
}

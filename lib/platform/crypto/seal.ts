import { createCipheriv, createDecipheriv, createHash, type KeyObject, randomBytes } from 'node:crypto'

export const keyIdBytes = 4
const nonceBytes = 12
const tagBytes = 16

/** Names the key without revealing it, so that a value sealed under another key is told apart from a forged one. */
export const keyId = (key: KeyObject): Buffer =>
  createHash('sha256').update('plumbline key id').update(key.export()).digest().subarray(0, keyIdBytes)

/**
 * AES-256-GCM (NIST SP 800-38D): key id ‖ nonce ‖ ciphertext ‖ tag.
 * @param context where the value belongs (purpose and owner); a value moved elsewhere does not open
 */
export function seal(key: KeyObject, plain: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([keyId(key), nonce, body, cipher.getAuthTag()])
}

/** The sealed bytes, or null when they were sealed under another key or context, or were changed. */
export function unseal(key: KeyObject, sealed: Uint8Array, context: string): Buffer | null {
  const bytes = Buffer.from(sealed)
  if (bytes.length < keyIdBytes + nonceBytes + tagBytes) return null
  if (!bytes.subarray(0, keyIdBytes).equals(keyId(key))) return null
  const nonce = bytes.subarray(keyIdBytes, keyIdBytes + nonceBytes)
  const body = bytes.subarray(keyIdBytes + nonceBytes, bytes.length - tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(bytes.length - tagBytes))
  try {
    return Buffer.concat([decipher.update(body), decipher.final()])
  } catch {
    // GCM says only that the tag does not match; there is no cause worth keeping.
    return null
  }
}

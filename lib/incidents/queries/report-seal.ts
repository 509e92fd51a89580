import { createHash, randomBytes } from 'node:crypto'
import { type KeyRing, sealWith, unsealWith } from '#lib/platform/crypto/key-ring.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** Where a sealed value belongs: moved elsewhere it does not open. */
export const sealContext = {
  report: (id: string) => `report:${id}`,
  message: (id: string) => `report-message:${id}`,
  attachmentName: (id: string) => `report-attachment:${id}`,
  attachmentBlock: (id: string, sequence: number) => `report-attachment:${id}:${sequence}`,
} as const

export type Sealed = {
  sealed: Buffer
  /**
   * SHA-256 (hex) of what was sealed, which begins with 256 random bits: it commits to the text, and nobody who reads
   * it in the ledger can find the text by trying. It stays the same when a rotation seals the text anew.
   */
  digest: string
}

export function sealJson(ring: KeyRing, value: object, context: string): Sealed {
  const plain = Buffer.from(JSON.stringify({ nonce: randomBytes(32).toString('base64url'), value }), 'utf8')
  return {
    sealed: sealWith(ring, plain, context),
    digest: createHash('sha256').update(plain).digest('hex'),
  }
}

/** @throws PlumblineError `unavailable` when the keys of this installation do not open it */
export function openJson<T>(ring: KeyRing, sealed: Uint8Array, context: string): T {
  return (JSON.parse(openBytes(ring, sealed, context).toString('utf8')) as { value: T }).value
}

/** @throws PlumblineError `unavailable` when the keys of this installation do not open it */
export function openBytes(ring: KeyRing, sealed: Uint8Array, context: string): Buffer {
  const opened = unsealWith(ring, sealed, context)
  if (opened !== null) return opened
  throw new PlumblineError(
    'unavailable',
    'This report was sealed with a key that this machine does not have, or it was changed.',
    'An administrator compares the file secrets/report-text with the backup: docs/confidential-reports.md says how.',
  )
}

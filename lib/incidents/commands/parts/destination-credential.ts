import { seal, unseal } from '#lib/platform/crypto/seal.ts'
import { secretKey } from '#lib/platform/secrets.ts'
import type { DestinationCredential } from '../../model/destination.ts'

const place = (destinationId: string) => `destination:${destinationId}`

/** As it is stored with the destination; useless beside another one. */
export const sealCredential = (credential: DestinationCredential, destinationId: string): Buffer =>
  seal(secretKey('encryption'), Buffer.from(JSON.stringify(credential)), place(destinationId))

/** Null when the encryption key of this installation is not the one it was sealed under. */
export function openCredential(sealed: Uint8Array, destinationId: string): DestinationCredential | null {
  const opened = unseal(secretKey('encryption'), sealed, place(destinationId))
  // Only what `sealCredential` wrote opens.
  return opened && (JSON.parse(opened.toString()) as DestinationCredential)
}

import { seal, unseal } from '#lib/platform/crypto/seal.ts'
import { secretKey } from '#lib/platform/secrets.ts'

const place = (termId: string) => `redaction-term:${termId}`

/** A word as it is stored: the list of customers is confidential itself. */
export const sealTerm = (term: string, termId: string): Buffer =>
  seal(secretKey('encryption'), Buffer.from(term), place(termId))

/** @throws Error when the encryption key of this installation is not the one it was sealed under */
export function openTerm(sealed: Uint8Array, termId: string): string {
  const term = unseal(secretKey('encryption'), sealed, place(termId))
  if (term) return term.toString()
  throw new Error(`the redaction term ${termId} does not open with this installation's key`)
}

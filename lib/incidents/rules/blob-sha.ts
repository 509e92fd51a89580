import { createHash } from 'node:crypto'

/**
 * The id that git gives a file of this text: SHA-1 over `blob <bytes>`, a NUL and the bytes (git, "Git Objects"). What a
 * server shows under this id is, byte for byte, what was approved.
 */
export function gitBlobSha(text: string): Buffer {
  const bytes = Buffer.from(text)
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest()
}

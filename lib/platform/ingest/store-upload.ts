import { createHash, type KeyObject } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { lend } from '../artifacts/blocks.ts'
import { artifactStore, type StoredArtifact } from '../artifacts/store.ts'
import type { Clock } from '../clock.ts'
import { decodeReport } from './decode.ts'
import { detectEncoding } from './encoding.ts'
import { type DecodeLimits, isGzip } from './gunzip.ts'
import { readIncoming } from './incoming.ts'

/** How much of a document its format is recognised by. */
const headBytes = 64 * 1024

export type Upload = { incomingId: string; sent: StoredArtifact }
export type StoredUpload = {
  sha256: string
  /** What the sender sent, where decoding changed the bytes. */
  original: { sha256: string; size: number } | null
  encoding: string
}

/** An upload's bytes, decoded to UTF-8. May be read again and again until the upload is discarded. */
export const readUpload = (db: Database, key: KeyObject, upload: Upload, limits: DecodeLimits) =>
  decodeReport(lend(readIncoming(db, key, upload.incomingId)), limits)

/**
 * Keeps an upload as an artifact, under the SHA-256 of its decoded bytes. Where decoding changed nothing, that is
 * the digest of what was sent.
 * @throws PlumblineError unsupported_format, invalid_input or limit_exceeded
 */
export async function storeUpload(
  db: Database,
  clock: Clock,
  key: KeyObject,
  upload: Upload,
  limits: DecodeLimits,
): Promise<StoredUpload> {
  const decoded = () => readUpload(db, key, upload, limits)
  const isPlain = await isPlainUtf8(readIncoming(db, key, upload.incomingId))
  const found = isPlain ? upload.sent : await digestOf(decoded())
  await artifactStore().write(db, found, decoded(), clock.now())
  const isAsSent = found.sha256.equals(upload.sent.sha256)
  return {
    sha256: found.sha256.toString('hex'),
    original: isAsSent ? null : { sha256: upload.sent.sha256.toString('hex'), size: upload.sent.size },
    encoding: isAsSent ? 'utf-8' : 'converted to utf-8',
  }
}

/** Plain UTF-8 that decoding hands through byte for byte. */
export async function isPlainUtf8(source: AsyncIterable<Uint8Array>): Promise<boolean> {
  for await (const head of source) {
    const { encoding, markBytes } = detectEncoding(head)
    return !isGzip(head) && encoding === 'utf-8' && markBytes === 0
  }
  return false
}

/** What the bytes of a stream are addressed by. */
export async function digestOf(source: AsyncIterable<Uint8Array>): Promise<StoredArtifact> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of source) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sha256: hash.digest(), size }
}

/** The beginning of a decoded document as text; reading stops there. */
export async function readHead(source: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    // Copied: a chunk need only last until the next one is asked for.
    chunks.push(Buffer.from(chunk.subarray(0, headBytes - length)))
    length += chunk.length
    if (length >= headBytes) break
  }
  return Buffer.concat(chunks).toString('utf8')
}

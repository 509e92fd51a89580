import { createHmac, type KeyObject } from 'node:crypto'
import type { Database } from '#db/client.ts'
import { artifactStore } from '#lib/platform/artifacts/store.ts'
import type { Clock } from '#lib/platform/clock.ts'
import type { PlumblineError } from '#lib/platform/errors.ts'
import type { DecodeLimits } from '#lib/platform/ingest/gunzip.ts'
import { readIncoming } from '#lib/platform/ingest/incoming.ts'
import {
  digestOf,
  isPlainUtf8,
  readHead,
  readUpload,
  type Upload as SentUpload,
} from '#lib/platform/ingest/store-upload.ts'
import type { StoredReport } from '../commands/merge-run/index.ts'
import type { ScanFormat } from '../model.ts'
import { detectFormat } from '../parsers/detect-format.ts'
import type { ReportParser } from '../parsers/parser.ts'
import { createRedactor } from '../parsers/redact/redactor.ts'

export type Keys = { incoming: KeyObject; secretHmac: KeyObject }
export type TakenReport = {
  report: StoredReport
  parser: ReportParser
  /** Where the report broke while its secrets were looked for; what follows was withheld. */
  brokenBy: PlumblineError | null
}
type Redacted = { count: number; failure: PlumblineError | null }
export type Upload = SentUpload & { declaredFormat: ScanFormat | undefined }

/**
 * Turns an upload into an artifact: decoded to UTF-8, secrets replaced by their HMAC, and stored under the SHA-256
 * of exactly those bytes. Where neither changed anything, that is the digest of what was sent.
 * @throws PlumblineError unsupported_format, invalid_input or limit_exceeded
 */
export async function storeReport(
  db: Database,
  clock: Clock,
  keys: Keys,
  upload: Upload,
  limits: DecodeLimits,
): Promise<TakenReport> {
  const decoded = () => readUpload(db, keys.incoming, upload, limits)
  const parser = detectFormat(await readHead(decoded()), upload.declaredFormat)
  const redacted: Redacted = { count: 0, failure: null }
  const clean = () => redact(decoded(), parser, keys.secretHmac, redacted)
  // An artifact is addressed by what it holds. Where nothing can change, that is what was sent; else a first pass
  // learns the digest.
  const isUnchanged =
    createRedactor(parser.format, String) === null &&
    (await isPlainUtf8(readIncoming(db, keys.incoming, upload.incomingId)))
  const found = isUnchanged ? upload.sent : await digestOf(clean())
  await artifactStore().write(db, found, clean(), clock.now())
  const isAsSent = found.sha256.equals(upload.sent.sha256)
  return {
    parser,
    brokenBy: redacted.failure,
    report: {
      sha256: found.sha256.toString('hex'),
      redactedCount: redacted.count,
      original: isAsSent ? null : { sha256: upload.sent.sha256.toString('hex'), size: upload.sent.size },
      encoding: isAsSent || redacted.count > 0 ? 'utf-8' : 'converted to utf-8',
    },
  }
}

async function* redact(
  source: AsyncIterable<Uint8Array>,
  parser: ReportParser,
  key: KeyObject,
  redacted: Redacted,
): AsyncGenerator<Uint8Array> {
  const redactor = createRedactor(parser.format, (secret) =>
    createHmac('sha256', key).update(secret).digest('hex'),
  )
  if (redactor === null) {
    yield* source
    return
  }
  for await (const chunk of source) yield* redactor.write(chunk)
  yield* redactor.end()
  redacted.count = redactor.redactedCount
  redacted.failure = redactor.failure
}

import { PlumblineError } from '#lib/platform/errors.ts'
import { createTranscoder, detectEncoding, encodingHeadBytes, type Transcoder } from './encoding.ts'
import { type DecodeLimits, defaultDecodeLimits, gunzip, isGzip } from './gunzip.ts'

/**
 * What a sender gave, as valid UTF-8 bytes without a byte-order mark: gzip is undone, UTF-16 converted.
 * Streams; offsets in its errors count the (decompressed) bytes as they were sent. A chunk, of the source as of the
 * result, need only last until the next one is asked for.
 *
 * @throws PlumblineError invalid_input (empty, damaged gzip, invalid characters), unsupported_format (UTF-32),
 *   limit_exceeded (size, ratio).
 */
export async function* decodeReport(
  source: AsyncIterable<Uint8Array>,
  limits: DecodeLimits = defaultDecodeLimits,
): AsyncGenerator<Uint8Array, void> {
  const { head, rest } = await readHead(source)
  yield* toUtf8(isGzip(head) ? gunzip(rest, limits) : rest, limits)
}

async function* toUtf8(source: AsyncIterable<Uint8Array>, limits: DecodeLimits) {
  const { head, rest } = await readHead(source)
  if (head.length === 0) throw emptyReport()
  const { encoding, markBytes } = detectEncoding(head)
  const transcoder = createTranscoder(encoding, markBytes)
  let markLeft = markBytes
  let total = 0
  for await (const chunk of rest) {
    total += chunk.length
    if (total > limits.decodedBytes) throw tooLarge(limits)
    const skipped = Math.min(markLeft, chunk.length)
    markLeft -= skipped
    yield* filled(transcoder, chunk.subarray(skipped))
  }
  const last = transcoder.end()
  if (last.length > 0) yield last
}

function* filled(transcoder: Transcoder, chunk: Uint8Array) {
  const bytes = transcoder.write(chunk)
  if (bytes.length > 0) yield bytes
}

/** The first bytes, and the whole source again, those bytes included. */
async function readHead(source: AsyncIterable<Uint8Array>) {
  const iterator = source[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  while (length < encodingHeadBytes) {
    const next = await iterator.next()
    if (next.done) break
    first.push(Uint8Array.prototype.slice.call(next.value))
    length += next.value.length
  }
  async function* rest() {
    try {
      yield* first
      for (;;) {
        const next = await iterator.next()
        if (next.done) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head: Buffer.concat(first), rest: rest() }
}

const emptyReport = () =>
  new PlumblineError(
    'invalid_input',
    'The report is empty (0 bytes).',
    'Check that the scanner ran and wrote its output, and send the report again.',
  )

const tooLarge = (limits: DecodeLimits) =>
  new PlumblineError(
    'limit_exceeded',
    `The report is larger than ${limits.decodedBytes} bytes once decompressed.`,
    'Split the scan into smaller reports, or ask an administrator to raise this limit.',
  )

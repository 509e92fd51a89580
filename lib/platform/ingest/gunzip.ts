import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { PlumblineError } from '#lib/platform/errors.ts'

export type DecodeLimits = {
  /** Bytes after decompression and before a change of encoding. */
  decodedBytes: number
  /** Decompressed bytes for one compressed byte. */
  ratio: number
}

export const defaultDecodeLimits: DecodeLimits = { decodedBytes: 2 * 1024 ** 3, ratio: 100 }

/** Small reports may compress better than any bomb needs to; the ratio is judged above this size. */
const ratioGraceBytes = 1024 * 1024

export const isGzip = (head: Uint8Array) => head[0] === 0x1f && head[1] === 0x8b

const resend = 'Compress the report again (or send it uncompressed) and send it once more.'

/** @throws PlumblineError limit_exceeded (ratio) or invalid_input (damaged, cut short). */
export async function* gunzip(
  source: AsyncIterable<Uint8Array>,
  limits: DecodeLimits,
): AsyncGenerator<Uint8Array, void> {
  let received = 0
  let produced = 0
  async function* counted() {
    for await (const chunk of source) {
      received += chunk.length
      // Copied: the stream reads on while zlib is still at work, and the bytes are only lent.
      yield Buffer.from(chunk)
    }
  }
  const input = Readable.from(counted(), { objectMode: false })
  const output = createGunzip()
  let sourceFailure: unknown
  input.once('error', (error) => {
    sourceFailure = error
    output.destroy(error)
  })
  try {
    for await (const chunk of input.pipe(output) as AsyncIterable<Buffer>) {
      produced += chunk.length
      if (produced > ratioGraceBytes && produced > received * limits.ratio) {
        throw new PlumblineError(
          'limit_exceeded',
          `The report decompresses to more than ${limits.ratio} times its size (${received} bytes became at least ${produced}).`,
          'Send the report uncompressed if it is genuine.',
        )
      }
      yield chunk
    }
  } catch (error) {
    if (sourceFailure !== undefined) throw sourceFailure
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      const what = `The report's gzip data is damaged or cut short after ${received} bytes (${error.message}).`
      throw new PlumblineError('invalid_input', what, resend, { cause: error })
    }
    throw error
  } finally {
    output.destroy()
    input.destroy()
  }
}

import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'

/** Artifacts are cut every MiB of their original bytes, so that a slice needs only the blocks it touches. */
export const blockBytes = 1024 * 1024

const compressBlock = promisify(zstdCompress)
const decompressBlock = promisify(zstdDecompress)

/** Level 1: scanner reports shrink twenty times even so, and faster than the disk takes them. */
export const compress = (block: Uint8Array): Promise<Buffer> =>
  compressBlock(block, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })

/** Never expands beyond one block, whatever the bytes claim. */
export const decompress = (bytes: Uint8Array): Promise<Buffer> =>
  decompressBlock(bytes, { maxOutputLength: blockBytes })

/** Regroups a stream of any chunking into blocks of exactly `blockBytes`, the last one shorter. */
export async function* toBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let pending = Buffer.allocUnsafe(blockBytes)
  let filled = 0
  for await (const chunk of source) {
    let from = 0
    while (from < chunk.length) {
      const taken = Math.min(blockBytes - filled, chunk.length - from)
      pending.set(chunk.subarray(from, from + taken), filled)
      filled += taken
      from += taken
      if (filled === blockBytes) {
        yield pending
        // A new buffer: the consumer may still be compressing the last one.
        pending = Buffer.allocUnsafe(blockBytes)
        filled = 0
      }
    }
  }
  if (filled > 0) yield pending.subarray(0, filled)
}

import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'

/** Artifacts are cut every MiB of their original bytes, so that a slice needs only the blocks it touches. */
export const blockBytes = 1024 * 1024

const compressBlock = promisify(zstdCompress)
const decompressBlock = promisify(zstdDecompress)

/** Level 1: scanner reports shrink twenty times even so, and faster than the disk takes them. */
export const compress = (block: Uint8Array): Promise<Buffer> =>
  compressBlock(block, { params: { [constants.ZSTD_c_compressionLevel]: 1 } })

/** What a block of a small report compresses to; it is then put together from zlib's own small pieces. */
const smallBytes = 4096

/** Never expands beyond one block, whatever the bytes claim. */
export const decompress = (bytes: Uint8Array): Promise<Buffer> =>
  decompressBlock(bytes, {
    maxOutputLength: blockBytes,
    // A whole block in one piece: no second copy to put pieces together.
    ...(bytes.length > smallBytes ? { chunkSize: blockBytes } : {}),
  })

/** Regroups a stream of any chunking into blocks of exactly `blockBytes`, the last one shorter. */
export async function* toBlocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let block: Buffer = Buffer.alloc(0)
  let filled = 0
  for await (const chunk of source) {
    for (let from = 0; from < chunk.length; ) {
      const part = chunk.subarray(from, from + blockBytes - filled)
      if (filled + part.length > block.length) block = grown(block, filled, filled + part.length)
      block.set(part, filled)
      filled += part.length
      from += part.length
      if (filled === blockBytes) {
        yield block
        // A new buffer: the consumer may still be compressing the last one.
        block = Buffer.alloc(0)
        filled = 0
      }
    }
  }
  if (filled > 0) yield block.subarray(0, filled)
}

/** Room for what has arrived and as much again: most reports are far smaller than a block. */
function grown(block: Buffer, filled: number, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.min(blockBytes, Math.max(needed, filled * 2)))
  block.copy(larger, 0, 0, filled)
  return larger
}

import { createHash } from 'node:crypto'
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
    // A whole block in one piece: no second copy to put pieces together. One byte more than it, for zlib makes room for
    // a next piece as soon as one is full.
    ...(bytes.length > smallBytes ? { chunkSize: blockBytes + 1 } : {}),
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
        // A new buffer: the consumer may still be at work with the last one.
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

/**
 * Cuts a stream into blocks, each compressed and handed to `store` while the next one arrives.
 * @returns the digest and the size of the whole
 */
export async function storeBlocks(
  source: AsyncIterable<Uint8Array>,
  store: (compressed: Buffer, sequence: number) => Promise<unknown>,
): Promise<{ sha256: Buffer; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  let sequence = 0
  let storing: Promise<void> = Promise.resolve()
  try {
    for await (const block of toBlocks(source)) {
      hash.update(block)
      size += block.length
      await storing
      storing = storeBlock(block, sequence++, store)
    }
    await storing
  } finally {
    // Nothing may still be under way when the caller cleans up after an error of the source.
    await storing.catch(() => undefined)
  }
  return { sha256: hash.digest(), size }
}

async function storeBlock(
  block: Buffer,
  sequence: number,
  store: (compressed: Buffer, sequence: number) => Promise<unknown>,
): Promise<void> {
  await store(await compress(block), sequence)
  release(block)
}

/** Blocks 0, 1, 2 … until `fetch` has none or a shorter, last one; each is fetched while the one before is used. */
export async function* readBlocks(
  fetch: (sequence: number) => Promise<Buffer | null>,
): AsyncGenerator<Buffer> {
  let next = fetch(0)
  try {
    for (let sequence = 1; ; sequence++) {
      const block = await next
      if (block === null) return
      const isLast = block.length < blockBytes
      if (!isLast) next = fetch(sequence)
      yield block
      if (isLast) return
    }
  } finally {
    await next.catch(() => undefined)
  }
}

/** Lends each block out until the next one is asked for, then gives its memory back. */
export async function* lend(blocks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const block of blocks) {
    yield block
    release(block)
  }
}

/**
 * Gives a block's memory back at once. The garbage collector looks at the heap, beside which blocks lie, and lets tens
 * of MiB of them pile up. What is smaller than a block may share its memory with others and is left alone.
 */
function release(block: Buffer): void {
  const { buffer } = block
  if (buffer instanceof ArrayBuffer && buffer.byteLength >= blockBytes) buffer.transfer(0)
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockBytes, toBlocks } from './blocks.ts'

async function* cut(data: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const reused = new Uint8Array(size)
  for (let at = 0; at < data.length; at += size) {
    const part = data.subarray(at, at + size)
    reused.set(part)
    yield reused.subarray(0, part.length)
  }
}

async function blocksOf(data: Uint8Array, size: number): Promise<Buffer[]> {
  const blocks: Buffer[] = []
  for await (const block of toBlocks(cut(data, size))) blocks.push(block)
  return blocks
}

describe('cutting a stream into blocks', () => {
  test('keeps every byte, in blocks that are full but for the last, however the stream came', async () => {
    const sizes = fc.oneof(
      fc.constantFrom(0, 1, blockBytes - 1, blockBytes, blockBytes + 1, 2 * blockBytes),
      fc.nat({ max: 3 * blockBytes }),
    )
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 5_000, max: 3 * blockBytes }), async (length, size) => {
        const data = Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 0xff))
        const blocks = await blocksOf(data, size)
        expect(Buffer.concat(blocks).equals(data)).toBe(true)
        expect(blocks.slice(0, -1).every((block) => block.length === blockBytes)).toBe(true)
        expect(blocks.every((block) => block.length > 0)).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  test('takes no more room than twice what arrived', async () => {
    const [block] = await blocksOf(Buffer.alloc(200_000), 30_000)
    expect(block).toHaveLength(200_000)
    expect(block?.buffer.byteLength).toBeLessThanOrEqual(400_000)
  })
})

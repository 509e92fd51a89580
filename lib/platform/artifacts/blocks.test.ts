import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blockBytes, decompress, lend, readBlocks, storeBlocks, toBlocks } from './blocks.ts'

// Made once: three million calls for each case would be most of the test.
const patterned = Buffer.from(
  Uint8Array.from({ length: 3 * blockBytes }, (_, index) => (index * 7 + (index >> 8)) & 0xff),
)

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
        const data = patterned.subarray(0, length)
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

describe('storing and reading blocks', () => {
  test.each([0, 1, blockBytes, 2 * blockBytes + 5])(
    'gives back %i bytes, and their digest',
    async (length) => {
      const data = patterned.subarray(0, length)
      const stored: Buffer[] = []
      const found = await storeBlocks(cut(data, 300_000), async (compressed, sequence) => {
        stored[sequence] = compressed
      })
      expect(found).toEqual({ sha256: createHash('sha256').update(data).digest(), size: length })

      const read: Buffer[] = []
      for await (const block of lend(readBlocks(async (at) => (stored[at] ? decompress(stored[at]) : null))))
        read.push(Buffer.from(block))
      expect(Buffer.concat(read).equals(data)).toBe(true)
    },
  )

  test('stores one block at a time, and leaves nothing under way when the source breaks', async () => {
    let underWay = 0
    async function* broken() {
      yield* cut(patterned.subarray(0, 2 * blockBytes), blockBytes)
      throw new Error('the line was cut')
    }
    const storing = storeBlocks(broken(), async () => {
      underWay++
      expect(underWay).toBe(1)
      await new Promise(setImmediate)
      underWay--
    })
    await expect(storing).rejects.toThrow('the line was cut')
    expect(underWay).toBe(0)
  })

  test('ends with the error of a block that could not be stored', async () => {
    const storing = storeBlocks(cut(patterned.subarray(0, 3 * blockBytes), blockBytes), () =>
      Promise.reject(new Error('the disk is full')),
    )
    await expect(storing).rejects.toThrow('the disk is full')
  })

  test('fetches the next block while one is used, and none after the last', async () => {
    const fetched: number[] = []
    const blocks = readBlocks(async (sequence) => {
      fetched.push(sequence)
      return Buffer.alloc(sequence === 1 ? 10 : blockBytes)
    })
    await blocks.next()
    expect(fetched).toEqual([0, 1])
    expect((await blocks.next()).value).toHaveLength(10)
    expect((await blocks.next()).done).toBe(true)
    expect(fetched).toEqual([0, 1])
  })
})

test('a lent block is taken back when the next one is asked for; what shares its memory is not', async () => {
  const [whole, part] = [Buffer.alloc(blockBytes), Buffer.from('part of a pool')]
  async function* source() {
    yield whole
    yield part
    yield Buffer.alloc(1)
  }
  const lent = lend(source())
  await lent.next()
  expect(whole).toHaveLength(blockBytes)
  await lent.next()
  await lent.next()
  expect(whole).toHaveLength(0)
  expect(part.toString()).toBe('part of a pool')
})

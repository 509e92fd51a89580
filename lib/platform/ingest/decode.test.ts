import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeReport } from './decode.ts'
import { defaultDecodeLimits } from './gunzip.ts'

/** Chunks that last, as a lent block does, only until the next one is asked for. */
async function* chunked(data: Uint8Array, size: number) {
  for (let at = 0; at < data.length; at += size) {
    const chunk = Buffer.from(data.subarray(at, at + size))
    yield chunk
    chunk.fill(0xff)
  }
}

async function decode(data: Uint8Array, size = 7, limits = defaultDecodeLimits): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of decodeReport(chunked(data, size), limits)) parts.push(Buffer.from(part))
  return Buffer.concat(parts).toString('utf8')
}

const utf16 = (text: string, isBig: boolean, isMarked: boolean) => {
  const bytes = Buffer.from(`${isMarked ? '\uFEFF' : ''}${text}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}

describe('decoding a report', () => {
  it('gives the same text for every encoding, compression and chunking', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).map((body) => `{${JSON.stringify(body)}:1}`)
    await fc.assert(
      fc.asyncProperty(
        text,
        fc.constantFrom('plain', 'marked', 'le', 'be', 'le-marked', 'be-marked'),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        async (body, form, isCompressed, size) => {
          const bytes =
            form === 'plain' || form === 'marked'
              ? Buffer.from(form === 'marked' ? `\uFEFF${body}` : body)
              : utf16(body, form.startsWith('be'), form.endsWith('marked'))
          expect(await decode(isCompressed ? gzipSync(bytes) : bytes, size)).toBe(body)
        },
      ),
    )
  })

  it.each([1, 2, 3, 100])('names the offset of a broken UTF-8 character (chunks of %i)', async (size) => {
    const bytes = Buffer.concat([Buffer.from('{"é":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')])
    await expect(decode(bytes, size)).rejects.toThrow('not valid UTF-8: the bytes at offset 7')
  })

  it('names the offset of a character cut by the end', async () => {
    await expect(decode(Buffer.from([0x7b, 0x22, 0xe2, 0x82]))).rejects.toThrow('at offset 2')
  })

  it.each([1, 2, 100])(
    'names the offset of a lone surrogate, the mark counted (chunks of %i)',
    async (size) => {
      await expect(decode(utf16('{"\ud800":1}', false, true), size)).rejects.toThrow(
        'not valid UTF-16LE: the bytes at offset 6',
      )
    },
  )

  it('rejects UTF-16 that ends in half a character', async () => {
    const bytes = utf16('{}', false, true)
    await expect(decode(bytes.subarray(0, bytes.length - 1))).rejects.toThrow('offset 4')
  })

  it.each([[Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0])], [Buffer.from([0, 0, 0, 0x7b])]])(
    'rejects UTF-32 by name',
    async (bytes) => {
      await expect(decode(bytes)).rejects.toMatchObject({ code: 'unsupported_format' })
    },
  )

  it.each([[Buffer.alloc(0)], [gzipSync(Buffer.alloc(0))]])('rejects an empty report', async (bytes) => {
    await expect(decode(bytes)).rejects.toThrow('empty (0 bytes)')
  })
})

describe('decompression', () => {
  it('stops a bomb at the ratio', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))
    await expect(decode(bomb, 64 * 1024)).rejects.toThrow('more than 100 times its size')
  })

  it('stops at the size limit, compressed or not', async () => {
    const limits = { decodedBytes: 1000, ratio: 100 }
    const text = Buffer.from(`"${'x'.repeat(1000)}"`)
    await expect(decode(text, 64, limits)).rejects.toMatchObject({ code: 'limit_exceeded' })
    await expect(decode(gzipSync(text), 64, limits)).rejects.toMatchObject({ code: 'limit_exceeded' })
  })

  it('tells a cut or damaged archive from a broken report', async () => {
    const bytes = gzipSync(Buffer.from('{"a": 1}'))
    await expect(decode(bytes.subarray(0, bytes.length - 6))).rejects.toThrow('damaged or cut short')
    const damaged = Buffer.from(bytes)
    damaged.fill(0xff, 12)
    await expect(decode(damaged)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  it('passes on a failure of the source itself', async () => {
    async function* failing() {
      yield gzipSync(Buffer.from('{}')).subarray(0, 12)
      throw new Error('connection reset')
    }
    const read = async () => {
      for await (const _ of decodeReport(failing())) void _
    }
    await expect(read()).rejects.toThrow('connection reset')
  })
})

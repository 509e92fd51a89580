import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { defaultJsonLimits, type JsonLimits } from './limits.ts'
import { JsonSplitter } from './splitter.ts'

/** Passes over a whole document in chunks of `size`, and says how far that went. */
function passOver(text: string, size = text.length, limits: JsonLimits = defaultJsonLimits) {
  const bytes = new TextEncoder().encode(text)
  const splitter = new JsonSplitter(() => 'skip', limits)
  const settled: number[] = []
  try {
    for (let at = 0; at < bytes.length; at += size) {
      splitter.write(bytes.subarray(at, at + size), [])
      settled.push(splitter.settledOffset)
    }
    splitter.end([])
    return { settled: splitter.settledOffset, error: null, steps: settled }
  } catch (error) {
    if (!isPlumblineError(error)) throw error
    return { settled: splitter.settledOffset, error: error.message, steps: settled }
  }
}

describe('a container that is passed over', () => {
  it('may be any JSON', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 5 })), fc.nat({ max: 3 }), (document, indent) => {
        const text = JSON.stringify(document, null, indent)
        expect(passOver(text, 7)).toMatchObject({
          error: null,
          settled: new TextEncoder().encode(text).length,
        })
      }),
    )
  })

  it.each([
    ['[1 2]', 3, 'a comma or "]"'],
    ['["a" "b"]', 5, 'a comma or "]"'],
    ['[{} {}]', 4, 'a comma or "]"'],
    ['["a": 1]', 4, 'a comma or "]"'],
    ['[1,]', 3, 'a value'],
    ['[,1]', 1, 'a value'],
    ['{"a" 1}', 5, 'a colon after the key'],
    ['{"a"}', 4, 'a colon after the key'],
    ['{"a":}', 5, 'a value'],
    ['{"a":1,}', 7, 'a key in double quotes'],
    ['{1:2}', 1, 'a key in double quotes'],
    ['{"a":1 "b":2}', 7, 'a comma or "}"'],
    ['[1}', 2, 'the matching bracket'],
    ['[{"a":1]', 7, 'the matching bracket'],
    ['["lost quote, "Secrets": ["x"]]', 15, 'a comma or "]"'],
    ['[{"a":[1}, "Secrets": ["x"]]', 8, 'the matching bracket'],
  ])('%s breaks at byte %i, and nothing from there on is settled', (text, offset, expected) => {
    for (const size of [1, 3, text.length]) {
      const { settled, error } = passOver(text, size)
      expect(settled).toBe(offset)
      expect(error).toContain(`at byte ${offset}`)
      expect(error).toContain(`where ${expected} was expected`)
    }
  })

  it('settles alike however it is cut, sound or broken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 4 }), { minLength: 1 }),
        fc.nat(),
        fc.constantFrom('', '"', ',', ':', ']', '}', '[', '{', 'x', '\\'),
        fc.integer({ min: 1, max: 9 }),
        (document, place, noise, size) => {
          const text = JSON.stringify(document)
          const at = 1 + (place % text.length)
          const broken = text.slice(0, at) + noise + text.slice(at)
          const limits = { ...defaultJsonLimits, depth: 4, stringBytes: 12 }
          const { settled, error } = passOver(broken, broken.length, limits)
          expect(passOver(broken, size, limits)).toMatchObject({ settled, error })
        },
      ),
    )
  })

  it('settles with every chunk, before its end is known', () => {
    const { steps } = passOver(`["${'a'.repeat(30)}", {"b": [${'1,'.repeat(30)}2]}]`, 10)
    expect(steps.slice(0, -1)).toEqual(steps.slice(0, -1).map((_, index) => (index + 1) * 10))
  })
})

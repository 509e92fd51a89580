import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diffLines } from './line-diff.ts'

const text = fc
  .array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { minLength: 1, maxLength: 14 })
  .map((lines) => lines.join('\n'))

test('both texts are found again in their difference', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after)
      const told = (but: 'added' | 'removed') =>
        lines.flatMap(({ kind, text: line }) => (kind === but ? [] : [line])).join('\n')
      expect(told('added')).toBe(before)
      expect(told('removed')).toBe(after)
    }),
  )
})

test('as many lines as possible are the same', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [a, b] = [before.split('\n'), after.split('\n')]
      const same = diffLines(before, after).filter(({ kind }) => kind === 'same').length
      expect(same).toBe(longest(a, b))
    }),
  )
})

test('a text is no different from itself', () => {
  expect(diffLines('a\nb', 'a\nb').every(({ kind }) => kind === 'same')).toBe(true)
})

/** By definition, without a table: right for the short texts of this test. */
function longest(
  a: readonly string[],
  b: readonly string[],
  i = 0,
  j = 0,
  known = new Map<number, number>(),
): number {
  if (i >= a.length || j >= b.length) return 0
  const key = i * 100 + j
  const before = known.get(key)
  if (before !== undefined) return before
  const length =
    a[i] === b[j]
      ? 1 + longest(a, b, i + 1, j + 1, known)
      : Math.max(longest(a, b, i + 1, j, known), longest(a, b, i, j + 1, known))
  known.set(key, length)
  return length
}

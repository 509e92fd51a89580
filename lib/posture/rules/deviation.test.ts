import fc from 'fast-check'
import { expect, test } from 'vitest'
import { insideBy, outBy } from './deviation.ts'

test('a control hangs closer to the line the less time is left, and touches it at the limit', () => {
  expect(insideBy(0, 3, 120)).toBe(0)
  expect(insideBy(3, 3, 120)).toBeCloseTo(-0.1)
  expect(insideBy(120, 3, 120)).toBe(-1)
  expect(insideBy(Number.POSITIVE_INFINITY, 3, 120)).toBe(-1)
})

test('more time left never hangs closer', () => {
  const length = fc.double({ min: 0, max: 1000, noNaN: true })
  fc.assert(
    fc.property(length, length, length, length, (margin, more, near, full) => {
      const [a, b] = [insideBy(margin, near, full), insideBy(margin + more, near, full)]
      expect(b).toBeLessThanOrEqual(a)
      expect(a).toBeLessThanOrEqual(0)
      expect(b).toBeGreaterThanOrEqual(-1)
    }),
  )
})

test('a few failures among many are still seen, all failing is the whole way out', () => {
  expect(outBy(0, 10)).toBe(0)
  expect(outBy(1, 10_000)).toBe(0.15)
  expect(outBy(1, 4)).toBe(0.5)
  expect(outBy(7, 7)).toBe(1)
})

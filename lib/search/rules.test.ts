import { expect, test } from 'vitest'
import { containing, digestRange } from './rules.ts'

test('marks of the pattern are looked for as they are', () => {
  expect(containing('100%_a\\b')).toBe('%100\\%\\_a\\\\b%')
})

test('the beginning of a digest is a range of digests', () => {
  expect(digestRange('SHA256:9F86D0')).toEqual({
    from: `9f86d0${'0'.repeat(58)}`,
    to: `9f86d0${'f'.repeat(58)}`,
  })
})

test.each(['9f86d', 'trivy', 'a'.repeat(65), ''])('"%s" is no beginning of a digest', (text) => {
  expect(digestRange(text)).toBeNull()
})

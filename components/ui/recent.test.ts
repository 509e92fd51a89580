import { expect, test } from 'vitest'
import { rememberRecent } from './recent.ts'

test('the same text is worked on once, until newer ones have taken its place', () => {
  const made: string[] = []
  const read = rememberRecent((text) => {
    made.push(text)
    return { text }
  }, 2)
  const first = read('a')
  read('b')
  expect(read('a')).toBe(first)
  read('c')
  expect(made).toEqual(['a', 'b', 'c'])
  // `b` was used longest ago.
  expect(read('a')).toBe(first)
  read('b')
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainLine, plainText } from './plain-text.ts'

const character = fc.oneof(
  fc.constantFrom(
    'a',
    'Z',
    '~',
    '!',
    ' ',
    '\t',
    '\n',
    '\0',
    '\u007f',
    '\u0085',
    '\u00a0',
    '\ud800',
    'é',
    '😀',
  ),
  fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
)
const anyText = fc.array(character, { maxLength: 30 }).map((characters) => characters.join(''))

test('a line is its plain text with single spaces, cut: whether it had to be cleaned or not', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 30 }), (text, longest) => {
      const whole = plainText(text, Number.MAX_SAFE_INTEGER)
      expect(plainLine(text, longest)).toBe(whole.replace(/\s+/g, ' ').slice(0, longest).toWellFormed())
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['  padded\tand\r\nbroken  ', 'padded and broken'],
  ['a\0b\u001b[31mc', 'ab[31mc'],
  ['half \ud83d', 'half \ufffd'],
  ['pkg:npm/%40scope/name@1.0.0', 'pkg:npm/%40scope/name@1.0.0'],
  [7, ''],
])('%j is shown as %j', (value, shown) => {
  expect(plainLine(value)).toBe(shown)
})

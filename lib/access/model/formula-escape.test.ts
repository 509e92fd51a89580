import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeFormula, unescapeFormula } from './formula-escape.ts'

const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '1', ' ') }),
)

test('every cell comes back as it went out', () => {
  fc.assert(fc.property(cell, (text) => unescapeFormula(escapeFormula(text)) === text))
})

test('no cell goes out as a formula', () => {
  fc.assert(fc.property(cell, (text) => !/^[=+\-@\t\r\n＝＋－＠]/.test(escapeFormula(text))))
})

test.each([
  ['-2', "'-2"],
  ["'=1+1", "''=1+1"],
  ["O'Neill", "O'Neill"],
  ["'quoted'", "'quoted'"],
  ['', ''],
])('%j goes out as %j', (inside, outside) => {
  expect(escapeFormula(inside)).toBe(outside)
  expect(unescapeFormula(outside)).toBe(inside)
})

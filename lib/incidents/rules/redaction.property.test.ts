import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutInner } from './redaction/finding.ts'
import { tokensOf, wordsOf } from './redaction/phrases.ts'
import { prepareRedaction } from './redaction.ts'

const word = fc.stringMatching(/^[a-zäöüéñ]{3,9}$/)
const name = fc.tuple(word, word).map(([first, last]) => `${capital(first)} ${capital(last)}`)
const opening = fc.constantFrom('', '**', '_', '(', '“', '- ', '\n', '> ', '`')
const closing = fc.constantFrom('', '**', '_', ')', '”', '\n', '`', '’s', ', then', '.')
const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

test('a name of the register is found in any text, in any case, whatever Markdown stands around it', () => {
  fc.assert(
    fc.property(
      name,
      opening,
      closing,
      fc.boolean(),
      fc.lorem({ maxCount: 5 }),
      (who, a, b, isLoud, text) => {
        const find = prepareRedaction({ names: [who], involved: [], handles: [], customers: [], hosts: [] })
        const written = isLoud ? who.toUpperCase() : who
        const whole = `${text} ${a}${written}${b} ${text}`
        const at = whole.indexOf(written)
        const covers = find(whole).some(({ start, end }) => start <= at && end >= at + written.length)
        expect(covers).toBe(true)
      },
    ),
  )
})

test('any IP address of a private network is found, of either version', () => {
  const private4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((parts) => `10.${parts.join('.')}`)
  const private6 = fc
    .array(fc.integer({ min: 1, max: 0xffff }), { minLength: 7, maxLength: 7 })
    .map((parts) => ['fd00', ...parts.map((part) => part.toString(16))].join(':'))
  const find = prepareRedaction({ names: [], involved: [], handles: [], customers: [], hosts: [] })
  fc.assert(
    fc.property(fc.oneof(private4, private6), (address) => {
      expect(find(`seen from ${address}, twice`).map(({ kind }) => kind)).toEqual(['ip_address'])
    }),
  )
})

test('whatever the text, hits lie inside it and none inside another of its kind', () => {
  const find = prepareRedaction({
    names: ['Ada Lovelace'],
    involved: ['Ola Berg'],
    handles: ['ada'],
    customers: ['Acme'],
    hosts: ['covenant.example'],
  })
  const piece = fc.oneof(
    fc.constantFrom('Ada Lovelace', 'Ola', '@ada', 'acme', 'a.covenant.example', '10.0.0.1', 'a@b.internal'),
    fc.constantFrom('Ada&nbsp;Lovelace', '10\\.0.0.1', '&#x40;ada', 'ac\u200bme', '\\_', '&amp;'),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ')
      const found = find(text)
      for (const { start, end } of found) expect(start < end && end <= text.length).toBe(true)
      expect(withoutInner(found)).toEqual(found)
    }),
  )
})

test('the quick way to the words of a name finds what the thorough one does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      expect(wordsOf(text)).toEqual(tokensOf(text).map(({ word }) => word))
    }),
  )
})

test('a long text of one sign is checked in a moment', () => {
  const find = prepareRedaction({ names: [], involved: [], handles: [], customers: [], hosts: ['a.example'] })
  for (const text of ['a.', 'a', '1.', ':', 'a-', '@a', '/a', '0:', 'a@', '\\.', '&', '&#46;'].map((sign) =>
    sign.repeat(25_000),
  ))
    expect(Array.isArray(find(text))).toBe(true)
}, 5_000)

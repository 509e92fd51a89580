import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printElement } from './print-element.ts'

describe('printing a raw element', () => {
  it('indents JSON as anybody would, for every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!/[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(JSON.stringify(value)))
        expect(printElement(JSON.stringify(value), true)).toBe(JSON.stringify(value, null, 2))
      }),
    )
  })

  it('keeps numbers as they were written', () => {
    expect(printElement('{"id":12345678901234567890,"score":9.80}', true)).toBe(
      '{\n  "id": 12345678901234567890,\n  "score": 9.80\n}',
    )
  })

  it('shows what is no JSON, or not whole, as it is', () => {
    expect(printElement('{"cut":', true)).toBe('{"cut":')
    expect(printElement('{"a":1}', false)).toBe('{"a":1}')
  })

  it('makes characters visible that would mislead the reader', () => {
    expect(printElement('"a\u202Eb\u0007"', true)).toBe('"a\\u{202e}b\\u{7}"')
  })
})

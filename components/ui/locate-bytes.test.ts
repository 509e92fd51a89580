import { describe, expect, it } from 'vitest'
import { locateBytes } from './locate-bytes.ts'

describe('a byte range', () => {
  const text = '{\n  "é": 1,\n  "b": 2\n}'

  it('covers the lines it touches', () => {
    const start = new TextEncoder().encode('{\n  "é": 1,\n').length
    expect(locateBytes(text, start, start + 8)).toEqual({ from: 3, to: 3 })
  })

  it('that ends on a line break does not reach into the next line', () => {
    expect(locateBytes(text, 0, 2)).toEqual({ from: 1, to: 1 })
  })

  it('past the end is clamped', () => {
    expect(locateBytes(text, 2, 9_999)).toEqual({ from: 2, to: 4 })
  })
})

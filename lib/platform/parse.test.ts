import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse.ts'

const schema = z.strictObject({ name: z.string().max(5), tags: z.array(z.string()).default([]) })

test('every problem is named by its path', () => {
  expect(() => parseInput(schema, { name: 'too long', tags: [1] })).toThrow(
    expect.objectContaining({
      code: 'invalid_input',
      details: [expect.objectContaining({ path: 'name' }), expect.objectContaining({ path: 'tags.0' })],
    }),
  )
})

test('a NUL character is refused in words before the database refuses it', () => {
  expect(() => parseInput(schema, { name: 'a\0b' })).toThrow(/NUL/)
  expect(() => parseInput(schema, { name: 'a', tags: ['b\0'] })).toThrow(/NUL/)
  expect(parseInput(schema, { name: 'ab' })).toEqual({ name: 'ab', tags: [] })
})

import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { open, seal } from './aes-gcm.ts'

const key = createSecretKey(randomBytes(32))

test('what was sealed opens again, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), fc.string(), (plain, context) => {
      expect(new Uint8Array(open(key, seal(key, plain, context), context))).toEqual(plain)
    }),
  )
})

test('one changed bit anywhere is refused', () => {
  const sealed = seal(key, Buffer.from('a report'), 'incoming')
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    expect(() => open(key, changed, 'incoming')).toThrow()
  }
})

test('another context and another key are refused', () => {
  const sealed = seal(key, Buffer.from('a report'), 'incoming')
  expect(() => open(key, sealed, 'totp')).toThrow()
  expect(() => open(createSecretKey(randomBytes(32)), sealed, 'incoming')).toThrow()
})

import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { seal, unseal } from './seal.ts'

const key = createSecretKey(randomBytes(32))
const secret = Buffer.from('a secret of twenty b')

test('what was sealed opens with the same key in the same place', () => {
  expect(unseal(key, seal(key, secret, 'user:1'), 'user:1')).toEqual(secret)
})

test('it does not open beside another user', () => {
  expect(unseal(key, seal(key, secret, 'user:1'), 'user:2')).toBeNull()
})

test('it does not open under another key', () => {
  expect(unseal(createSecretKey(randomBytes(32)), seal(key, secret, 'user:1'), 'user:1')).toBeNull()
})

test('a single changed bit anywhere is noticed', () => {
  const sealed = seal(key, secret, 'user:1')
  for (let index = 0; index < sealed.length; index += 1) {
    const forged = Buffer.from(sealed)
    forged[index] = (forged[index] ?? 0) ^ 1
    expect(unseal(key, forged, 'user:1')).toBeNull()
  }
})

test('anything too short to be sealed is refused', () => {
  expect(unseal(key, Buffer.alloc(31), 'user:1')).toBeNull()
})

test('the same secret is never sealed the same way twice', () => {
  expect(seal(key, secret, 'user:1')).not.toEqual(seal(key, secret, 'user:1'))
})

import { expect, test } from 'vitest'
import { hashRecoveryCode, newRecoveryCode } from './recovery-code.ts'

test('a code has 26 characters, 130 bits, none of them easily mistaken', () => {
  const letters = newRecoveryCode().replaceAll('-', '')
  expect(letters).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
})

test('every character of the alphabet occurs', () => {
  const seen = new Set(Array.from({ length: 200 }, newRecoveryCode).join('').replaceAll('-', ''))
  expect(seen.size).toBe(32)
})

test('a code may be typed in any case, with spaces for dashes, O for 0 and l for 1', () => {
  const printed = '70K2Q-0D1WA-XM4TB-3RZJE-6HVCNP'
  const typed = ' 7ok2q odlwa xm4tb 3rzje 6hvcnp'
  expect(hashRecoveryCode(typed)).toEqual(hashRecoveryCode(printed))
})

test('another code has another hash', () => {
  expect(hashRecoveryCode(newRecoveryCode())).not.toEqual(hashRecoveryCode(newRecoveryCode()))
})

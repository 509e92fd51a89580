import { expect, test } from 'vitest'
import { acceptedTotpStep, newTotpSecret, totpCode, totpKey, totpStep, totpUri } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const seconds = (value: number) => new Date(value * 1000)

// RFC 6238, appendix B, SHA-1, shortened to six digits.
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('the code at second %i is %s (RFC 6238)', async (at, code) => {
  expect(await totpCode(secret, seconds(at))).toBe(code)
})

const now = seconds(1_234_567_890)
const accept = (code: string, lastStep: number | null = null, at = now) =>
  acceptedTotpStep({ secret, code, at, lastStep })

test('the current code gives the current step', async () => {
  expect(await accept('005924')).toBe(totpStep(now))
})

test('one step in the past is tolerated, two are not', async () => {
  expect(await accept('005924', null, seconds(1_234_567_890 + 30))).toBe(totpStep(now))
  expect(await accept('005924', null, seconds(1_234_567_890 + 60))).toBeNull()
})

test('a code of the future is not accepted', async () => {
  expect(await accept('005924', null, seconds(1_234_567_890 - 30))).toBeNull()
})

test('a step is accepted once, and none before it', async () => {
  expect(await accept('005924', totpStep(now))).toBeNull()
  expect(await accept('005924', totpStep(now) + 1)).toBeNull()
  expect(await accept('005924', totpStep(now) - 1)).toBe(totpStep(now))
})

test('a space between the digits is how apps show them', async () => {
  expect(await accept('005 924')).toBe(totpStep(now))
})

test.each(['', '00592', '0059244', 'abcdef', '００５９２４'])('%j is no code', async (text) => {
  expect(await accept(text)).toBeNull()
})

test('a secret has 160 bits and reads as 32 characters of base32', () => {
  const made = newTotpSecret()
  expect(made).toHaveLength(20)
  expect(totpKey(made)).toMatch(/^[A-Z2-7]{32}$/)
})

test('the QR code names the product and the account', () => {
  const uri = new URL(totpUri(secret, 'cygnus@example.org', 'Plumbline'))
  expect(uri.protocol).toBe('otpauth:')
  expect(decodeURIComponent(uri.pathname)).toContain('Plumbline:cygnus@example.org')
  expect(uri.searchParams.get('secret')).toBe(totpKey(secret))
})

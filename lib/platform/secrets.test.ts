import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ensureSecrets, readSecret, secretNames } from '#lib/platform/secrets.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'plumbline-secrets-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const modeOf = (path: string) => statSync(path).mode & 0o777

test('secrets are created for their owner only', () => {
  expect(ensureSecrets(data)).toEqual(secretNames)
  expect(modeOf(join(data, 'secrets'))).toBe(0o700)
  for (const name of secretNames) expect(modeOf(join(data, 'secrets', name))).toBe(0o600)
})

test('secrets differ from each other and hold 256 bits', () => {
  ensureSecrets(data)
  const values = secretNames.map((name) => readSecret(data, name))
  expect(new Set(values).size).toBe(secretNames.length)
  expect(values.map((value) => Buffer.from(value, 'base64url').length)).toEqual(values.map(() => 32))
})

test('an existing secret is never replaced', () => {
  ensureSecrets(data)
  const before = readSecret(data, 'encryption')
  rmSync(join(data, 'secrets', 'session-cookie'))
  expect(ensureSecrets(data)).toEqual(['session-cookie'])
  expect(readSecret(data, 'encryption')).toBe(before)
})

test.each([0o640, 0o604, 0o660])('a secret with mode %o is refused in words', (mode) => {
  ensureSecrets(data)
  const file = join(data, 'secrets', 'encryption')
  chmodSync(file, mode)
  expect(() => readSecret(data, 'encryption')).toThrow(
    expect.objectContaining({
      message: `Other users of this machine can open ${file} (mode ${mode.toString(8)}).`,
      nextStep: expect.stringContaining(`chmod go= ${file}`),
    }),
  )
})

test('a folder of secrets that others can enter is refused', () => {
  ensureSecrets(data)
  chmodSync(join(data, 'secrets'), 0o755)
  expect(() => readSecret(data, 'encryption')).toThrow('Other users of this machine can open')
  expect(() => ensureSecrets(data)).toThrow('Other users of this machine can open')
})

test('a missing and a damaged secret are told apart', () => {
  ensureSecrets(data)
  writeFileSync(join(data, 'secrets', 'encryption'), 'short')
  rmSync(join(data, 'secrets', 'finding-hmac'))
  expect(() => readSecret(data, 'encryption')).toThrow('is damaged')
  expect(() => readSecret(data, 'finding-hmac')).toThrow('is missing')
})

test('no secret shows in an error', () => {
  ensureSecrets(data)
  const file = join(data, 'secrets', 'encryption')
  const value = readFileSync(file, 'utf8').trim()
  chmodSync(file, 0o644)
  expect(() => readSecret(data, 'encryption')).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining(value) }),
  )
})

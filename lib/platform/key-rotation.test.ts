import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { sealWith, unsealWith } from './crypto/key-ring.ts'
import { beginRotation, endRotation, isRotating, readKeyRing } from './key-rotation.ts'
import { ensureSecrets, secretsDirectory } from './secrets.ts'

let data: string
beforeEach(() => {
  const made = mkdtempSync(join(tmpdir(), 'plumbline-keys-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  data = made
  ensureSecrets(data)
})

const ring = () => readKeyRing(data, 'report-text')
const rotate = () => beginRotation(data, 'report-text')
const text = Buffer.from('what was found')

test('during a rotation what was sealed before opens, and what is sealed now does too', () => {
  const before = sealWith(ring(), text, 'a')
  const during = sealWith(rotate(), text, 'a')
  expect(unsealWith(ring(), before, 'a')).toEqual(text)
  expect(unsealWith(ring(), during, 'a')).toEqual(text)
})

test('after it the old key is gone, and with it what was not sealed anew', () => {
  const before = sealWith(ring(), text, 'a')
  rotate()
  endRotation(data, 'report-text')
  expect(isRotating(data, 'report-text')).toBe(false)
  expect(unsealWith(ring(), before, 'a')).toBeNull()
})

test('begun twice, it keeps the same two keys', () => {
  const first = rotate()
  const second = rotate()
  expect(second.current.equals(first.current)).toBe(true)
  expect(second.previous?.equals(first.previous ?? first.current)).toBe(true)
})

test('ended between the copy and the new key, it goes on and loses no key', () => {
  const before = sealWith(ring(), text, 'a')
  const old = readFileSync(join(secretsDirectory(data), 'report-text'))
  writeFileSync(join(secretsDirectory(data), 'report-text.previous'), old, { mode: 0o600 })
  const { current, previous } = rotate()
  expect(previous?.equals(current)).toBe(false)
  expect(unsealWith(ring(), before, 'a')).toEqual(text)
})

test('no key can be read by others, and no half-written one stays behind', () => {
  rotate()
  const names = readdirSync(secretsDirectory(data)).filter((name) => name.startsWith('report-text'))
  expect(names.sort()).toEqual(['report-text', 'report-text.previous'])
  for (const name of names) expect(statSync(join(secretsDirectory(data), name)).mode & 0o077).toBe(0)
})

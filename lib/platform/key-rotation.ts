import { createSecretKey, type KeyObject } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KeyRing } from './crypto/key-ring.ts'
import { newSecret, readSecretFile, type SecretName, secretsDirectory } from './secrets.ts'

const ownerOnlyFile = 0o600

const previousOf = (name: SecretName) => `${name}.previous`

/** Is a rotation begun and not finished? Then two keys lie in the folder. */
export const isRotating = (dataDirectory: string, name: SecretName): boolean =>
  existsSync(join(secretsDirectory(dataDirectory), previousOf(name)))

/**
 * The keys of a secret as they lie in the folder now. Never remembered: a rotation replaces them under a running web
 * process. The current one is read first: where it is the new one already, the old one has been put beside it before.
 */
export function readKeyRing(dataDirectory: string, name: SecretName): KeyRing {
  const current = readKey(dataDirectory, name)
  return { current, previous: readPrevious(dataDirectory, name) }
}

function readPrevious(dataDirectory: string, name: SecretName): KeyObject | null {
  if (!isRotating(dataDirectory, name)) return null
  try {
    return readKey(dataDirectory, previousOf(name))
  } catch (error) {
    // A rotation that ends at this moment takes the file away between the look and the reading.
    if (!isRotating(dataDirectory, name)) return null
    throw error
  }
}

const readKey = (dataDirectory: string, fileName: string) =>
  createSecretKey(Buffer.from(readSecretFile(dataDirectory, fileName), 'base64url'))

/**
 * Puts a new key in the place of a secret and keeps the one before beside it. Ended at any point, it goes on where it
 * was: the old key is always in one of the two files.
 * @returns the ring to seal anew with
 */
export function beginRotation(dataDirectory: string, name: SecretName): KeyRing {
  const directory = secretsDirectory(dataDirectory)
  const isBegun = isRotating(dataDirectory, name)
  if (!isBegun) replaceFile(directory, previousOf(name), readSecretFile(dataDirectory, name))
  const ring = readKeyRing(dataDirectory, name)
  // Both alike: it ended between the copy and the new key.
  if (ring.previous?.equals(ring.current)) replaceFile(directory, name, newSecret())
  return readKeyRing(dataDirectory, name)
}

/** Forgets the key before. To be called when nothing is sealed under it any more. */
export function endRotation(dataDirectory: string, name: SecretName): void {
  if (isRotating(dataDirectory, name)) unlinkSync(join(secretsDirectory(dataDirectory), previousOf(name)))
}

/** A reader sees the old file or the new one, never half of one, also after the power failed. */
function replaceFile(directory: string, fileName: string, value: string): void {
  const next = join(directory, `${fileName}.next`)
  writeFileSync(next, `${value}\n`, { mode: ownerOnlyFile, flush: true })
  renameSync(next, join(directory, fileName))
  const folder = openSync(directory, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from './env.ts'
import { PlumblineError } from './errors.ts'

/** What each secret guards. All are 256 bits of randomness, one file each. */
export const secretPurposes = {
  'session-cookie': 'signs the short-lived cookies of the sign-in flow',
  encryption: 'encrypts stored authenticator secrets (AES-256-GCM)',
  'finding-hmac': 'fingerprints secrets found by scanners, so that they need not be stored',
  'report-text': 'seals confidential reports (AES-256-GCM); `plumbline rotate-key reports` replaces it',
  'database-admin': 'password of the database administrator (embedded PostgreSQL only)',
  'database-migrator': 'password of plumbline_migrator',
  'database-app': 'password of plumbline_app',
  'database-worker': 'password of plumbline_worker',
  'database-auditor': 'password of plumbline_auditor',
} as const

export type SecretName = keyof typeof secretPurposes

export const secretNames = Object.keys(secretPurposes) as SecretName[]

export const secretsDirectory = (dataDirectory: string) => join(dataDirectory, 'secrets')

const secretBytes = 32
export const newSecret = (): string => randomBytes(secretBytes).toString('base64url')
const ownerOnlyDirectory = 0o700
const ownerOnlyFile = 0o600

/**
 * Creates the secrets that do not exist yet; never replaces one.
 * @returns the names created now
 */
export function ensureSecrets(dataDirectory: string): SecretName[] {
  const directory = secretsDirectory(dataDirectory)
  if (!existsSync(directory)) mkdirSync(directory, { recursive: true, mode: ownerOnlyDirectory })
  assertOwnerOnly(directory)
  const missing = secretNames.filter((name) => !existsSync(join(directory, name)))
  for (const name of missing) {
    // `wx`: two starts at once must agree on one value, so the second one fails instead of replacing it.
    writeFileSync(join(directory, name), `${newSecret()}\n`, {
      mode: ownerOnlyFile,
      flag: 'wx',
      flush: true,
    })
  }
  return missing
}

/**
 * Reads one secret as text (base64url of 32 bytes).
 * @throws PlumblineError `unavailable` when it is missing, empty, or readable by other users of the machine
 */
export function readSecret(dataDirectory: string, name: SecretName): string {
  return readSecretFile(dataDirectory, name)
}

/** The same for a file beside those of `secretNames`: the key that a rotation replaces. */
export function readSecretFile(dataDirectory: string, fileName: string): string {
  const directory = secretsDirectory(dataDirectory)
  const file = join(directory, fileName)
  if (!existsSync(file)) {
    throw new PlumblineError(
      'unavailable',
      `The secret ${file} is missing.`,
      'Restore it from your backup. On a new installation, `npm start` creates it.',
    )
  }
  assertOwnerOnly(directory)
  assertOwnerOnly(file)
  const value = readFileSync(file, 'utf8').trim()
  if (Buffer.from(value, 'base64url').length !== secretBytes) {
    throw new PlumblineError(
      'unavailable',
      `The secret ${file} is damaged: it does not hold 32 bytes.`,
      'Restore it from your backup.',
    )
  }
  return value
}

const memo = new Map<SecretName, string>()

/** A secret of this installation as text, read once. */
export function secret(name: SecretName): string {
  const known = memo.get(name)
  if (known !== undefined) return known
  const value = readSecret(settings().dataDirectory, name)
  memo.set(name, value)
  return value
}

/** A secret of this installation as a 256-bit key for HMAC or AES. */
export function secretKey(name: SecretName): KeyObject {
  return createSecretKey(Buffer.from(secret(name), 'base64url'))
}

/** A secret that others can read is no secret; the mode says so before it is used. */
function assertOwnerOnly(path: string): void {
  // Windows keeps access in lists that the mode does not show.
  if (process.platform === 'win32') return
  const { mode } = statSync(path)
  if ((mode & 0o077) === 0) return
  throw new PlumblineError(
    'unavailable',
    `Other users of this machine can open ${path} (mode ${(mode & 0o777).toString(8)}).`,
    `Run \`chmod go= ${path}\`. If others may have read it, replace the secret as well.`,
  )
}

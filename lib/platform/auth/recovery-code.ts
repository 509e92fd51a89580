import { createHash, randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O, U, so that a code survives being read from paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** 26 characters of 5 bits: 130 bits (SECURITY). */
const characters = 26
const groupLength = 5

export const recoveryCodeCount = 10

/** For example `7K2QF-0D9WA-XM4TB-3RZJE-6HVCNP`. */
export function newRecoveryCode(): string {
  const code = Array.from(randomBytes(characters), (byte) => alphabet[byte & 31]).join('')
  const cut = groupLength * 4
  const groups = [0, 5, 10, 15].map((start) => code.slice(start, start + groupLength))
  return [...groups, code.slice(cut)].join('-')
}

/** SHA-256 of the code as a person may type it: any case, spaces or dashes, O for 0, I or L for 1. */
export function hashRecoveryCode(typed: string): Buffer {
  const code = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return createHash('sha256').update(code).digest()
}

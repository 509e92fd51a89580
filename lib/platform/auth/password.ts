import { hash, type Options, verify } from '@node-rs/argon2'

/** argon2id (the library's default) with OWASP's first recommendation: 19 MiB, two passes, one lane. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

let absent: Promise<string> | undefined

/**
 * Is this the password? Takes as long without a hash as with one, so that an unknown account and a wrong
 * password cannot be told apart by time.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  absent ??= hashPassword('no account has this password')
  const matches = await verify(stored ?? (await absent), password)
  return stored !== null && matches
}

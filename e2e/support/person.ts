import { createHash, randomBytes } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { v7 as newId } from 'uuid'
import { oneTimeLinks, sessions, userRoles, users } from '#db/schema/identity.ts'
import { hourMs, systemClock } from '#lib/platform/clock.ts'
import type { Stack } from './stack.ts'

export const everyRole = ['lead', 'manager', 'auditor', 'responder', 'member', 'admin'] as const
export type Role = (typeof everyRole)[number]

export type Person = { id: string; name: string; email: string; roles: readonly Role[] }

/** What the product stores of an opaque reference. */
const sha256 = (text: string) => createHash('sha256').update(text).digest()

const newReference = () => randomBytes(32).toString('base64url')

/** A person of the test's own. Without a password nobody can sign in as them; with `openSession` a test can act as them. */
export async function createPerson(
  { database }: Stack,
  given: { roles: readonly Role[]; name?: string; password?: string; status?: 'invited' | 'active' },
): Promise<Person> {
  const now = systemClock.now()
  const mark = randomBytes(4).toString('hex')
  const person = {
    id: newId(),
    name: given.name ?? `Test ${given.roles.join(' and ')} ${mark}`,
    email: `${given.roles[0] ?? 'nobody'}-${mark}@example.org`,
    roles: given.roles,
  }
  await database.db.insert(users).values({
    id: person.id,
    email: person.email,
    name: person.name,
    status: given.status ?? 'active',
    passwordHash: given.password === undefined ? null : await hash(given.password),
    passwordChangedAt: given.password === undefined ? null : now,
    mfaEnrolledAt: given.status === 'invited' || given.password !== undefined ? null : now,
    createdAt: now,
  })
  if (given.roles.length > 0) {
    const granted = given.roles.map((role) => ({ userId: person.id, role, grantedAt: now }))
    await database.db.insert(userRoles).values(granted)
  }
  return person
}

export type OpenSession = { id: string; reference: string }

/** Signs in without the pages: the row that a real sign-in leaves behind. `aal1` is a password without a second factor. */
export async function openSession(
  { database }: Stack,
  userId: string,
  options: { assurance?: 'aal1' | 'aal2'; mfaAt?: Date; revokedAt?: Date } = {},
): Promise<OpenSession> {
  const now = systemClock.now()
  const assurance = options.assurance ?? 'aal2'
  const session = { id: newId(), reference: newReference() }
  await database.db.insert(sessions).values({
    id: session.id,
    referenceHash: sha256(session.reference),
    userId,
    assurance,
    mfaAt: assurance === 'aal2' ? (options.mfaAt ?? now) : null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 12 * hourMs),
    revokedAt: options.revokedAt ?? null,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/143.0.0.0',
  })
  return session
}

/** A link as an administrator hands it over. */
export async function inviteLink({ database, url }: Stack, userId: string): Promise<string> {
  const now = systemClock.now()
  const token = newReference()
  await database.db.insert(oneTimeLinks).values({
    id: newId(),
    tokenHash: sha256(token),
    purpose: 'invite',
    userId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + hourMs),
  })
  return `${url}/invitation/${token}`
}

import { eq } from 'drizzle-orm'
import { users } from '#db/schema/identity.ts'
import { systemClock } from '#lib/platform/clock.ts'
import { sessionCookieName } from './browser.ts'
import { createPerson, everyRole, openSession, type Role } from './person.ts'
import type { Stack } from './stack.ts'

/** Everybody the matrix knows: from nobody to each role, and sessions that look right but are not. */
export const everyVisitor = [
  'anonymous',
  'password only',
  'revoked session',
  'disabled person',
  'without a role',
  ...everyRole,
] as const
export type Visitor = (typeof everyVisitor)[number]

/** How much a visitor has proved; a role counts only at `aal2`. */
export const proofOf = (visitor: Visitor): 'nothing' | 'aal1' | 'aal2' => {
  if (visitor === 'password only') return 'aal1'
  return ['anonymous', 'revoked session', 'disabled person'].includes(visitor) ? 'nothing' : 'aal2'
}

export const roleOf = (visitor: Visitor): Role | null => everyRole.find((role) => role === visitor) ?? null

/** The Cookie header of such a visitor, a new person each time: what one call changes, the next does not see. */
export async function cookieOf(stack: Stack, visitor: Visitor): Promise<Record<string, string>> {
  if (visitor === 'anonymous') return {}
  const role = roleOf(visitor)
  // A session that no longer counts belongs to somebody who could do everything.
  const roles = role === null ? (visitor === 'without a role' ? [] : everyRole) : [role]
  const person = await createPerson(stack, { roles })
  const session = await openSession(stack, person.id, {
    assurance: visitor === 'password only' ? 'aal1' : 'aal2',
    ...(visitor === 'revoked session' && { revokedAt: systemClock.now() }),
  })
  if (visitor === 'disabled person') {
    await stack.database.db.update(users).set({ status: 'disabled' }).where(eq(users.id, person.id))
  }
  return { Cookie: `${sessionCookieName}=${session.reference}` }
}

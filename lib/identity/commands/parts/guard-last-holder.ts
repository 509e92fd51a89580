import { and, eq, ne, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { userRoles, users } from '#db/schema/identity.ts'
import { type Role, roleTitles } from '#lib/platform/auth/roles.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/** Roles somebody active must hold at every moment (SECURITY: authorisation). */
const neverVacant: readonly Role[] = ['admin', 'lead']

/** Any number that is ours alone. Two administrators who remove each other at once take turns on it. */
const vacancyLock = 4_915_021

/**
 * Refuses to take the roles from the last active person who holds them.
 * @throws PlumblineError `conflict`
 */
export async function guardLastHolder(
  tx: Transaction,
  userId: string,
  leaving: Iterable<Role>,
): Promise<void> {
  const guarded = neverVacant.filter((role) => new Set(leaving).has(role))
  if (guarded.length === 0) return
  await tx.execute(sql`select pg_advisory_xact_lock(${vacancyLock})`)
  for (const role of guarded) {
    const [other] = await tx
      .select({ id: users.id })
      .from(userRoles)
      .innerJoin(users, eq(users.id, userRoles.userId))
      .where(and(eq(userRoles.role, role), eq(users.status, 'active'), ne(users.id, userId)))
      .limit(1)
    if (!other) throw lastHolder(role)
  }
}

const lastHolder = (role: Role) =>
  new PlumblineError(
    'conflict',
    `This is the last active person with the role ${roleTitles[role]}.`,
    'Give the role to somebody else first.',
  )

import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { userRoles, users } from '#db/schema/identity.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { notFound } from '#lib/platform/errors.ts'

export type Person = {
  id: string
  name: string
  email: string
  status: 'invited' | 'active' | 'disabled'
  roles: ReadonlySet<Role>
}

/** The person a command acts on, their row locked. @throws PlumblineError `not_found` */
export async function findPerson(tx: Transaction, userId: string): Promise<Person> {
  const [user] = await tx
    .select({ id: users.id, name: users.name, email: users.email, status: users.status })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  if (!user) throw notFound('This person', 'Look them up under People.')
  const rows = await tx.select({ role: userRoles.role }).from(userRoles).where(eq(userRoles.userId, userId))
  return { ...user, roles: new Set(rows.map((row) => row.role)) }
}

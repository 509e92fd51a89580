import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { userRoles, users } from '#db/schema/identity.ts'

/** Is there somebody who can invite the others? */
export async function hasActiveAdministrator(tx: Transaction): Promise<boolean> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(and(eq(users.status, 'active'), eq(userRoles.role, 'admin')))
    .limit(1)
  return rows.length > 0
}

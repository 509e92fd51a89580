import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Role } from '#lib/platform/auth/roles.ts'
import { PlumblineError } from '#lib/platform/errors.ts'

/**
 * A user who can be asked to do something: active, with one of the roles that may.
 * @returns their name
 * @throws PlumblineError `invalid_input`
 */
export async function personOfDuty(tx: Transaction, userId: string, roles: readonly Role[]): Promise<string> {
  const { rows } = await tx.execute<{ name: string }>(sql`
    select u.name from users u
    where u.id = ${userId}::uuid and u.status = 'active'
      and exists (select 1 from user_roles r where r.user_id = u.id and r.role = any(${sql.param(roles)}::role[]))`)
  const [row] = rows
  if (row !== undefined) return row.name
  throw new PlumblineError(
    'invalid_input',
    'This person cannot take it on: their account is not active, or their role does not allow it.',
    'Choose somebody else, or have an administrator give them the role.',
  )
}

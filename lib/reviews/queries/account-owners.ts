import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { AccountOwner } from '../rules/may-decide.ts'

/** Whose accounts are now, which may be news to the items about them. */
export async function readAccountOwners(
  db: Database,
  items: readonly { accountId: string }[],
): Promise<Map<string, AccountOwner>> {
  const ids = [...new Set(items.map(({ accountId }) => accountId))]
  const { rows } = await db.execute<{ id: string; person_id: string | null; email: string | null }>(sql`
    select account_id as id, person_id, lower(email) as email from account_versions
    where valid_to is null and account_id = any(${sql.param(ids)}::uuid[])`)
  return new Map(rows.map((row) => [row.id, { personId: row.person_id, email: row.email }]))
}

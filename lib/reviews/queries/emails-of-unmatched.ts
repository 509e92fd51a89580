import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'

/** The e-mail addresses of accounts that belong to nobody yet: they may be the reviewer's own. */
export async function emailsOfUnmatched(
  db: Database,
  items: readonly { accountId: string; personId: string | null }[],
): Promise<Map<string, string>> {
  const ids = items.filter(({ personId }) => personId === null).map(({ accountId }) => accountId)
  if (ids.length === 0) return new Map()
  const { rows } = await db.execute<{ account_id: string; email: string }>(sql`
    select account_id, lower(email) as email from account_versions
    where valid_to is null and email is not null and account_id = any(${sql.param(ids)}::uuid[])`)
  return new Map(rows.map(({ account_id, email }) => [account_id, email]))
}

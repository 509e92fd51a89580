import { sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/client.ts'

/** A person by id; whoever is no user any more keeps a place without a name. */
export type NameOf = (userId: string) => { id: string; name: string }

/** The names of users, in one statement. */
export async function readNames(db: Database | Transaction, userIds: readonly string[]): Promise<NameOf> {
  const { rows } = await db.execute<{ id: string; name: string }>(
    sql`select id, name from users where id = any(${sql.param([...new Set(userIds)])}::uuid[])`,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => ({ id, name: names.get(id) ?? 'Somebody who left' })
}

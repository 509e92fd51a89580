import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type Merge, uuid } from './merge.ts'

/**
 * Puts the ids of accounts in the place of the user names by which a document knows them. Whom no list of the source
 * knows by exactly one id is left out: opened under a user name, the account would stand there twice once it is listed.
 * @returns the user names that were left out
 */
export async function resolveUsernames(tx: Transaction, { sourceId }: Merge): Promise<string[]> {
  await tx.execute(sql`
    update staging s set key = known.external_id
    from (
      select lower(v.username) as username, min(a.external_id) as external_id
      from accounts a join account_versions v on v.account_id = a.id and v.valid_to is null
      where a.source_id = ${uuid(sourceId)} group by 1 having count(*) = 1
    ) known
    where s.kind <> 'person' and lower(s.key) = known.username`)
  const { rows } = await tx.execute<{ key: string }>(sql`
    delete from staging s where s.kind <> 'person' and not exists (
      select 1 from accounts a where a.source_id = ${uuid(sourceId)} and a.external_id = s.key)
    returning s.key`)
  return [...new Set(rows.map(({ key }) => key))].sort()
}

import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { Administrators } from '../rules/guard-rails.ts'

/**
 * Who administers these systems once everything that was asked to go is gone: privileged grants of active accounts of
 * people, each with the item of this campaign that is about it.
 */
export async function readAdministrators(
  db: Database,
  campaignId: string,
  systemIds: readonly string[],
): Promise<Administrators> {
  const { rows } = await db.execute<{ system_id: string; account_id: string; item_id: string | null }>(sql`
    select g.system_id, g.account_id, i.id as item_id
    from grants g
    join account_versions av on av.account_id = g.account_id and av.valid_to is null
      and av.status = 'active' and av.kind in ('human', 'unknown')
    left join review_items i on i.campaign_id = ${campaignId}::uuid and i.grant_key = g.key and i.superseded_at is null
    where g.valid_to is null and g.is_privileged and g.system_id = any(${sql.param([...systemIds])}::uuid[])
      and not exists (select 1 from revocations r where r.grant_key = g.key
        and r.status in ('open', 'claimed_done', 'still_present'))`)
  const bySystem = new Map<string, { accountId: string; itemId: string | null }[]>()
  for (const { system_id, account_id, item_id } of rows) {
    const all = bySystem.get(system_id) ?? []
    all.push({ accountId: account_id, itemId: item_id })
    bySystem.set(system_id, all)
  }
  return bySystem
}

import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import type { CampaignPreview, ReviewScope } from '../model/campaign.ts'
import { scopedGrants } from './grant-facts.ts'

/**
 * What changed in a scope since the last quarterly review that somebody signed: grants it did not hold, grants of
 * which something material changed (the fields of `rules/snapshot.ts`), and items whose grant is gone.
 */
export async function readSinceLast(
  db: Database,
  campaignId: string,
  scope: ReviewScope,
): Promise<CampaignPreview['sinceLast']> {
  const { rows: last } = await db.execute<{ id: string; title: string }>(sql`
    select id, title from campaigns
    where kind = 'quarterly' and signed_count > 0 and id <> ${campaignId}::uuid
    order by started_at desc limit 1`)
  const [previous] = last
  if (!previous) return null
  const { rows } = await db.execute<{ added: number; changed: number }>(sql`
    select count(*) filter (where i.id is null)::int as added,
      count(*) filter (where i.id is not null and (
        (i.snapshot ->> 'isPrivileged')::boolean, i.snapshot ->> 'mfa', i.snapshot ->> 'accountKind',
        i.snapshot ->> 'accountStatus', i.snapshot ->> 'personId', i.snapshot ->> 'personState'
      ) is distinct from (
        g.is_privileged, av.mfa::text, av.kind::text, av.status::text, av.person_id::text, pv.state::text
      ))::int as changed
    from (select g.* from grants g where g.valid_to is null) g
    join systems s on s.id = g.system_id and s.retired_at is null
    join account_versions av on av.account_id = g.account_id and av.valid_to is null
    left join person_versions pv on pv.person_id = av.person_id and pv.valid_to is null
    left join review_items i on i.campaign_id = ${previous.id}::uuid and i.grant_key = g.key and i.superseded_at is null
    where g.id in (select g.id from ${scopedGrants(scope)})`)
  const gone = await db.execute<{ gone: number }>(sql`
    select count(*)::int as gone from review_items i
    where i.campaign_id = ${previous.id}::uuid and i.superseded_at is null
      and (${sql.param(scope.systemIds ?? null)}::uuid[] is null or i.system_id = any(${sql.param(scope.systemIds ?? null)}::uuid[]))
      and not exists (select 1 from grants g where g.key = i.grant_key and g.valid_to is null)`)
  return {
    title: previous.title,
    added: rows[0]?.added ?? 0,
    changed: rows[0]?.changed ?? 0,
    gone: gone.rows[0]?.gone ?? 0,
  }
}

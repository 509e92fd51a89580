import type { ReviewWorld } from './review-world.ts'

type Counts = { items: number; decided: number; signed: number }

/** The stored counters of every campaign and part beside what the items themselves add up to. */
export async function compareCounters(world: ReviewWorld): Promise<{ stored: unknown; counted: unknown }> {
  const { pool } = world.database.admin
  const counts = `count(*)::int as items, count(decided_at)::int as decided, count(signed_at)::int as signed
    from review_items where superseded_at is null and (gone_at is null or decided_at is not null)`
  const campaigns = await pool.query<{ id: string } & Counts>(
    'select id, item_count as items, decided_count as decided, signed_count as signed from campaigns order by id',
  )
  const ofCampaigns = await pool.query<{ id: string } & Counts>(
    `select campaign_id as id, ${counts} group by campaign_id order by campaign_id`,
  )
  const parts = await pool.query(
    `select campaign_id, reviewer_id, item_count as items, decided_count as decided from reviewer_parts
     where item_count <> 0 or decided_count <> 0 order by campaign_id, reviewer_id`,
  )
  const ofParts = await pool.query(
    `select campaign_id, reviewer_id, items, decided from (select campaign_id, reviewer_id, ${counts}
     group by campaign_id, reviewer_id) counted order by campaign_id, reviewer_id`,
  )
  return {
    stored: { campaigns: campaigns.rows.filter(({ items }) => items > 0), parts: parts.rows },
    counted: { campaigns: ofCampaigns.rows, parts: ofParts.rows },
  }
}

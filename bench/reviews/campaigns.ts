import { sql } from 'drizzle-orm'
import type { RunningStack } from '#db/testing/e2e.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { createAdHocCampaign } from '#lib/reviews/commands/create-ad-hoc-campaign.ts'
import { startCampaign } from '#lib/reviews/commands/start-campaign.ts'
import { untilAtRest } from '../at-rest.ts'

type Started = { campaignId: string; items: number; ms: number }

/** Starts a campaign of everything in one system: its items, reviewers, counters and ledger entry, one transaction. */
export async function start(head: Ctx, systemId: string): Promise<Started> {
  const { campaignId } = await createAdHocCampaign(head, {
    title: 'Benchmark',
    scope: { systemIds: [systemId] },
  })
  const startedAt = performance.now()
  const { items } = await startCampaign(head, { campaignId })
  return { campaignId, items, ms: performance.now() - startedAt }
}

/** The same rows by one plain INSERT … SELECT, into an empty table with the same columns, checks and indexes. */
export async function insertPlainly({ admin }: RunningStack, campaignId: string): Promise<number> {
  await admin.pool.query('create table raw_items (like review_items including all)')
  try {
    const startedAt = performance.now()
    await admin.pool.query('insert into raw_items select * from review_items where campaign_id = $1', [
      campaignId,
    ])
    return performance.now() - startedAt
  } finally {
    await admin.pool.query('drop table raw_items')
  }
}

/** Leaves no trace of a campaign, so that each round begins where the first one did. */
export async function forget(stack: RunningStack, campaignId: string): Promise<void> {
  const { db } = stack.admin
  await db.execute(sql`delete from review_items where campaign_id = ${campaignId}::uuid`)
  await db.execute(sql`delete from reviewer_parts where campaign_id = ${campaignId}::uuid`)
  await db.execute(sql`delete from campaigns where id = ${campaignId}::uuid`)
  await db.execute(sql`vacuum analyze review_items`)
  await untilAtRest(stack)
}

/**
 * Gives a whole campaign to one person who is half-way through it from the top, as no organisation would: the queue
 * that is hardest to page.
 */
export async function giveTo(
  stack: RunningStack,
  campaignId: string,
  email: string,
  userId: string,
): Promise<void> {
  const person = sql`(select person_id from person_versions where email = ${email} and valid_to is null)`
  // Else the planner takes the new rows for few, and joins them one by one.
  await stack.admin.db.execute(sql`analyze review_items`)
  await stack.admin.db.transaction(async (db) => {
    await db.execute(sql`set local statement_timeout = 0`)
    await db.execute(sql`delete from reviewer_parts where campaign_id = ${campaignId}::uuid`)
    await db.execute(sql`
      update review_items i set reviewer_id = ${person}, version = i.version + 1,
        decision = case when n.is_decided then 'approve'::decision_kind end,
        decided_at = case when n.is_decided then now() end,
        decided_by = case when n.is_decided then ${userId}::uuid end,
        decision_ms = case when n.is_decided then 4000 end
      from (select id, 2 * row_number() over (order by rank, id) <= count(*) over () as is_decided
        from review_items where campaign_id = ${campaignId}::uuid) n
      where i.campaign_id = ${campaignId}::uuid and i.id = n.id`)
    await db.execute(sql`
      insert into reviewer_parts (campaign_id, reviewer_id, item_count, decided_count)
      select campaign_id, reviewer_id, count(*), count(decided_at) from review_items
      where campaign_id = ${campaignId}::uuid group by campaign_id, reviewer_id`)
  })
  await stack.admin.db.execute(sql`vacuum analyze review_items`)
}

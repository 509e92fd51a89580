import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { defineQuery } from '#lib/platform/query.ts'
import {
  type QueueCursor,
  type QueueFilter,
  type QueueGroup,
  type QueuePage,
  queueCursorSchema,
  queueFilterSchema,
} from '../model/item.ts'
import { queueRanks } from '../model.ts'
import { type ItemRow, itemColumns, toQueueItem } from './queue-rows.ts'
import { whosePart } from './whose-part.ts'

const unchanged = queueRanks.indexOf('unchanged_low_risk')

/**
 * One page of a reviewer's queue: new, changed, privileged and unused first, unchanged low risk last. Keyset-paged
 * along the index of the queue, so page and campaign may be as large as they like. Items whose grant ended undecided
 * stand in no queue.
 */
export const queue = defineQuery({
  permission: 'reviews.list',
  input: z.strictObject({
    campaignId: z.uuid(),
    /** The caller's own by default. */
    reviewerId: z.uuid().optional(),
    after: queueCursorSchema.nullish(),
    limit: z.int().min(1).max(200).default(50),
    filter: queueFilterSchema.prefault({}),
  }),
  async run({ ctx, db, input }): Promise<QueuePage> {
    const reviewerId = await whosePart(db, ctx, input.reviewerId)
    return readQueue(db, { ...input, reviewerId, after: input.after ?? null })
  },
})

type QueueInput = {
  campaignId: string
  reviewerId: string
  after: QueueCursor | null
  limit: number
  filter: QueueFilter
}

async function readQueue(db: Database, input: QueueInput): Promise<QueuePage> {
  const { campaignId, reviewerId, after, limit, filter } = input
  const { rows } = await db.execute<ItemRow>(sql`
    select ${itemColumns} from review_items i
    where i.campaign_id = ${campaignId}::uuid and i.reviewer_id = ${reviewerId}::uuid
      and ${sql.join(conditions(filter, after), sql` and `)}
    order by i.rank, i.id limit ${limit + 1}`)
  const counts = await db.execute<{ item_count: number; decided_count: number }>(sql`
    select item_count, decided_count from reviewer_parts
    where campaign_id = ${campaignId}::uuid and reviewer_id = ${reviewerId}::uuid`)
  const items = rows.slice(0, limit).map(toQueueItem)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    items,
    next: last ? { rank: last.rank, id: last.id } : null,
    total: counts.rows[0]?.item_count ?? 0,
    decided: counts.rows[0]?.decided_count ?? 0,
    groups: filter.isGrouped && after === null ? await readGroups(db, campaignId, reviewerId) : [],
  }
}

function conditions(filter: QueueFilter, after: QueueCursor | null): SQL[] {
  const parts = [sql`i.superseded_at is null and (i.gone_at is null or i.decided_at is not null)`]
  if (after) parts.push(sql`(i.rank, i.id) > (${after.rank}::smallint, ${after.id}::uuid)`)
  if (filter.isGrouped && filter.groupKey === undefined) parts.push(sql`i.rank < ${unchanged}`)
  if (filter.groupKey !== undefined)
    parts.push(sql`i.rank = ${unchanged} and i.group_key = ${filter.groupKey}`)
  if (filter.rank !== undefined) parts.push(sql`i.rank = ${filter.rank}::smallint`)
  if (filter.systemId !== undefined) parts.push(sql`i.system_id = ${filter.systemId}::uuid`)
  if (filter.personId !== undefined) parts.push(sql`i.person_id = ${filter.personId}::uuid`)
  // In the words of the index of what is still to decide.
  if (filter.status === 'waiting') parts.push(sql`i.decided_at is null and i.gone_at is null`)
  if (filter.status === 'decided') parts.push(sql`i.decided_at is not null`)
  return parts
}

/** Unchanged low-risk items by role and system, the largest group first. */
async function readGroups(db: Database, campaignId: string, reviewerId: string): Promise<QueueGroup[]> {
  const { rows } = await db.execute<QueueGroup>(sql`
    select group_key as "groupKey", min(snapshot ->> 'systemName') as "systemName", min(snapshot ->> 'role') as role,
      count(*)::int as count, count(decided_at)::int as decided
    from review_items
    where campaign_id = ${campaignId}::uuid and reviewer_id = ${reviewerId}::uuid and rank = ${unchanged}
      and superseded_at is null and (gone_at is null or decided_at is not null)
    group by group_key order by count(*) desc, group_key`)
  return rows
}

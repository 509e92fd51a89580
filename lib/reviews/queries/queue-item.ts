import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '#db/client.ts'
import { notFound } from '#lib/platform/errors.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { ItemEvent, QueueItemDetail } from '../model/item.ts'
import type { DecisionKind, ReviewerReason } from '../model.ts'
import { nobody } from '../rules/reviewer.ts'
import { type ItemRow, iso, itemColumns, toQueueItem } from './queue-rows.ts'
import { whosePart } from './whose-part.ts'

/** One item with its history: who decided and moved it, what was signed of it before, what else the person holds. */
export const queueItem = defineQuery({
  permission: 'reviews.list',
  input: z.strictObject({ campaignId: z.uuid(), itemId: z.uuid() }),
  async run({ ctx, db, input: { campaignId, itemId } }): Promise<QueueItemDetail> {
    type Row = ItemRow & { title: string; grant_id: string; grant_key: string; reviewer_name: string | null }
    const { rows } = await db.execute<Row>(sql`
      select ${itemColumns}, c.title, i.grant_id, encode(i.grant_key, 'hex') as grant_key, pv.name as reviewer_name
      from review_items i join campaigns c on c.id = i.campaign_id
      left join person_versions pv on pv.person_id = i.reviewer_id and pv.valid_to is null
      where i.campaign_id = ${campaignId}::uuid and i.id = ${itemId}::uuid`)
    const [row] = rows
    if (!row) throw notFound('The item')
    await whosePart(db, ctx, row.reviewer_id)
    const rare = row.reasons.find(({ code }) => code === 'rare_among_peers')
    return {
      ...toQueueItem(row),
      campaignTitle: row.title,
      grantId: row.grant_id,
      reviewerId: row.reviewer_id,
      reviewerName: row.reviewer_id === nobody ? 'nobody yet' : (row.reviewer_name ?? 'unknown'),
      events: await readEvents(db, campaignId, itemId),
      past: await readPast(db, campaignId, row.grant_key),
      otherRoles: await readOtherRoles(db, row.person_id, row.grant_key),
      peers: rare?.code === 'rare_among_peers' ? { holders: rare.holders, peers: rare.peers } : null,
    }
  },
})

type EventRow = {
  kind: 'decided' | 'assigned'
  at: Date | string
  by_name: string
  decision: DecisionKind | null
  approved_until: Date | string | null
  reduce_to_role: string | null
  justification: string | null
  is_bulk: boolean | null
  from_name: string | null
  to_name: string | null
  reason: ReviewerReason | null
}

async function readEvents(db: Database, campaignId: string, itemId: string): Promise<ItemEvent[]> {
  const { rows } = await db.execute<EventRow>(sql`
    select 'decided' as kind, d.at, d.by_name, d.decision, d.approved_until, d.reduce_to_role, d.justification,
      d.is_bulk, null as from_name, null as to_name, null::reviewer_reason as reason, d.id
    from review_decisions d where d.campaign_id = ${campaignId}::uuid and d.item_id = ${itemId}::uuid
    union all
    select 'assigned', a.at, a.by_name, null, null, null, a.note, null, f.name, coalesce(t.name, 'nobody yet'), a.reason, a.id
    from review_assignments a
    left join person_versions f on f.person_id = a.from_id and f.valid_to is null
    left join person_versions t on t.person_id = a.to_id and t.valid_to is null
    where a.campaign_id = ${campaignId}::uuid and a.item_id = ${itemId}::uuid
    order by at desc, id desc`)
  return rows.map((row): ItemEvent => {
    const at = iso(row.at) ?? ''
    if (row.kind === 'assigned') {
      return {
        kind: 'assigned',
        at,
        byName: row.by_name,
        fromName: row.from_name,
        toName: row.to_name ?? 'nobody yet',
        reason: row.reason ?? 'reassigned',
        note: row.justification,
      }
    }
    return {
      kind: 'decided',
      at,
      byName: row.by_name,
      decision: row.decision,
      approvedUntil: iso(row.approved_until),
      reduceToRole: row.reduce_to_role,
      justification: row.justification,
      isBulk: row.is_bulk ?? false,
    }
  })
}

async function readPast(
  db: Database,
  campaignId: string,
  grantKey: string,
): Promise<QueueItemDetail['past']> {
  const { rows } = await db.execute<{
    title: string
    decision: DecisionKind
    at: Date | string
    by: string | null
  }>(sql`
    select c.title, i.decision, i.decided_at as at, u.name as by
    from review_items i join campaigns c on c.id = i.campaign_id left join users u on u.id = i.decided_by
    where i.grant_key = decode(${grantKey}, 'hex') and i.campaign_id <> ${campaignId}::uuid and i.signed_at is not null
    order by i.decided_at desc limit 8`)
  return rows.map((row) => ({
    campaignTitle: row.title,
    decision: row.decision,
    at: iso(row.at) ?? '',
    byName: row.by,
  }))
}

async function readOtherRoles(db: Database, personId: string | null, grantKey: string): Promise<string[]> {
  if (personId === null) return []
  const { rows } = await db.execute<{ name: string }>(sql`
    select distinct s.name || '/' || g.role as name
    from account_versions av
    join grants g on g.account_id = av.account_id and g.valid_to is null
    join systems s on s.id = g.system_id
    where av.person_id = ${personId}::uuid and av.valid_to is null and g.key <> decode(${grantKey}, 'hex')
    order by name limit 100`)
  return rows.map(({ name }) => name)
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { ItemSnapshot } from '../../model/item.ts'
import type { DecisionKind, ReviewerReason } from '../../model.ts'

export type FollowedItem = {
  id: string
  grantKey: string
  grantId: string
  personId: string | null
  reviewerId: string
  reviewerReason: ReviewerReason
  decision: DecisionKind | null
  approvedUntil: Date | null
  decidedAt: Date | null
  isSigned: boolean
  snapshot: ItemSnapshot
  /** `ended`: no import shows the grant. `back`: it ended and is held again. `changed`: something material differs. */
  happened: 'ended' | 'back' | 'changed' | 'approval_ended'
}

type Row = {
  id: string
  grant_key: string
  grant_id: string
  person_id: string | null
  reviewer_id: string
  reviewer_reason: ReviewerReason
  decision: DecisionKind | null
  approved_until: Date | string | null
  decided_at: Date | string | null
  is_signed: boolean
  snapshot: ItemSnapshot
  happened: FollowedItem['happened']
}

/**
 * Items of a running campaign that are no longer what they were, held until the transaction ends: one pass over the
 * campaign and the current facts. The compared fields are the material ones of `rules/snapshot.ts`; role, resource
 * and path are part of the grant's key.
 */
export async function lockChangedItems(
  tx: Transaction,
  campaignId: string,
  now: Date,
): Promise<FollowedItem[]> {
  const { rows } = await tx.execute<Row>(sql`
    with standing as (
      select i.id, coalesce(g.id, i.grant_id) as grant_id,
        case
          when g.id is null and i.gone_at is null then 'ended'
          when g.id is not null and i.gone_at is not null then 'back'
          when g.id is not null and (
            (i.snapshot ->> 'isPrivileged')::boolean, i.snapshot ->> 'mfa', i.snapshot ->> 'accountKind',
            i.snapshot ->> 'accountStatus', i.snapshot ->> 'personId', i.snapshot ->> 'personState'
          ) is distinct from (
            g.is_privileged, av.mfa::text, av.kind::text, av.status::text, av.person_id::text, pv.state::text
          ) then 'changed'
          when g.id is not null and i.decision = 'approve_until' and i.approved_until <= ${now.toISOString()}::timestamptz
            then 'approval_ended'
        end as happened
      from review_items i
      left join grants g on g.key = i.grant_key and g.valid_to is null
      left join account_versions av on av.account_id = i.account_id and av.valid_to is null
      left join person_versions pv on pv.person_id = av.person_id and pv.valid_to is null
      where i.campaign_id = ${campaignId}::uuid and i.superseded_at is null
    )
    select i.id, encode(i.grant_key, 'hex') as grant_key, s.grant_id, i.person_id, i.reviewer_id, i.reviewer_reason,
      i.decision, i.approved_until, i.decided_at, i.signed_at is not null as is_signed, i.snapshot, s.happened
    from standing s join review_items i on i.campaign_id = ${campaignId}::uuid and i.id = s.id
    where s.happened is not null
    order by i.id for update of i`)
  return rows.map((row) => ({
    id: row.id,
    grantKey: row.grant_key,
    grantId: row.grant_id,
    personId: row.person_id,
    reviewerId: row.reviewer_id,
    reviewerReason: row.reviewer_reason,
    decision: row.decision,
    approvedUntil: row.approved_until === null ? null : new Date(row.approved_until),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    isSigned: row.is_signed,
    snapshot: row.snapshot,
    happened: row.happened,
  }))
}

export type Replacement = { grantKey: string; insteadOf: string }

/**
 * Grants that took the place of one in the campaign: another role of the same account on the same resource, while the
 * one that was asked about is gone. A reduction that was asked for is none.
 *
 * Whatever was known of an account when the campaign started is in it, so that a grant which is not became known
 * since, however early it was observed. Only a campaign about single grants leaves others of their accounts out: there
 * a replacement was observed after the start, or its document was merged after it.
 */
export async function findReplacements(tx: Transaction, campaignId: string): Promise<Replacement[]> {
  const { rows } = await tx.execute<{ grant_key: string; instead_of: string }>(sql`
    select distinct on (g.key) encode(g.key, 'hex') as grant_key, i.id as instead_of
    from review_items i
    join campaigns c on c.id = i.campaign_id
    join grants g on g.account_id = i.account_id and g.resource = i.snapshot ->> 'resource' and g.valid_to is null
      and (not c.scope ? 'grantKeys' or g.valid_from >= c.started_at or exists (select from access_imports a
        where a.feed_id = g.feed_id and a.evidence_id = g.evidence_id and a.finished_at >= c.started_at))
    where i.campaign_id = ${campaignId}::uuid and i.gone_at is not null and i.superseded_at is null
      and (i.decision is null or i.decision in ('approve', 'approve_until'))
      and not exists (select 1 from review_items o where o.campaign_id = i.campaign_id and o.grant_key = g.key
        and o.superseded_at is null)
    order by g.key, i.id`)
  return rows.map((row) => ({ grantKey: row.grant_key, insteadOf: row.instead_of }))
}

import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import { reviewTerms, revocationTerms } from '../../queries/review-terms.ts'
import { quarterOf } from '../../rules/quarter.ts'
import { revocationDue } from '../../rules/revocation-sla.ts'

/** One grant that is to go, and the review that decided it, if one did. */
export type WantedRevocation = {
  grantId: string
  reduceToRole: string | null
  reason: string | null
  campaignId: string | null
  itemId: string | null
}
export type RequestedRevocation = { id: string; itemId: string | null; dueAt: Date }

/**
 * Makes one revocation a grant, due by the policy's hours. A grant that is asked for already keeps the one it has, and
 * is not among those returned. What proves it later is told apart from what showed it last: the newest complete import
 * of its feed, else the one that first showed it.
 */
export async function insertRevocations(
  tx: Transaction,
  ctx: Ctx,
  wanted: readonly WantedRevocation[],
  now: Date,
): Promise<RequestedRevocation[]> {
  const inside = { ...ctx, db: tx }
  const { sla_hours } = await revocationTerms(inside)
  const quarter = quarterOf(now, (await reviewTerms(inside)).time_zone)
  const at = sql`${now.toISOString()}::timestamptz`
  const due = (isPrivileged: boolean) => revocationDue(now, isPrivileged, sla_hours).toISOString()
  const rows = wanted.map((one) => ({
    id: newId(ctx.clock),
    event_id: newId(ctx.clock),
    grant_id: one.grantId,
    campaign_id: one.campaignId,
    item_id: one.itemId,
    reduce_to_role: one.reduceToRole,
    reason: one.reason,
  }))
  const requested = await tx.execute<{ id: string; item_id: string | null; due_at: Date | string }>(sql`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json) as w (id uuid, event_id uuid, grant_id uuid,
        campaign_id uuid, item_id uuid, reduce_to_role text, reason text)
    ), requested as (
      insert into revocations (id, grant_key, grant_id, system_id, account_id, person_id, feed_id, target, is_privileged,
        campaign_id, item_id, quarter, status, requested_at, requested_by_id, requested_by_name, reason, due_at,
        owner_id, seen_evidence_id)
      select w.id, g.key, g.id, g.system_id, g.account_id, v.person_id, g.feed_id,
        jsonb_build_object('systemName', s.name, 'sourceKind', src.kind, 'sourceName', src.name, 'username', v.username,
          'accountExternalId', a.external_id, 'personName', p.name, 'resource', g.resource, 'role', g.role,
          'reduceToRole', w.reduce_to_role),
        g.is_privileged, w.campaign_id, w.item_id, coalesce(c.quarter, ${quarter}), 'open', ${at}, ${ctx.actor.id},
        ${ctx.actor.name}, w.reason,
        case when g.is_privileged then ${due(true)}::timestamptz else ${due(false)}::timestamptz end, s.owner_id,
        coalesce(seen.evidence_id, g.evidence_id)
      from wanted w
      join grants g on g.id = w.grant_id
      join accounts a on a.id = g.account_id
      join systems s on s.id = g.system_id
      join access_feeds f on f.id = g.feed_id
      join access_sources src on src.id = f.source_id
      join lateral (select * from account_versions av where av.account_id = a.id
        order by av.valid_from desc limit 1) v on true
      left join person_versions p on p.person_id = v.person_id and p.valid_to is null
      left join campaigns c on c.id = w.campaign_id
      left join lateral (select i.evidence_id from access_imports i
        where g.valid_to is null and i.feed_id = g.feed_id and i.status = 'complete'
          and i.observed_at between g.valid_from and ${at}
        order by i.observed_at desc limit 1) seen on true
      order by w.id
      on conflict do nothing
      returning id, item_id, due_at
    ), told as (
      insert into revocation_events (id, revocation_id, from_status, to_status, at, by_id, by_name, note)
      select w.event_id, r.id, null, 'open', ${at}, ${ctx.actor.id}, ${ctx.actor.name}, w.reason
      from requested r join wanted w on w.id = r.id
    )
    select id, item_id, due_at from requested order by id`)
  return requested.rows.map((row) => ({ id: row.id, itemId: row.item_id, dueAt: new Date(row.due_at) }))
}

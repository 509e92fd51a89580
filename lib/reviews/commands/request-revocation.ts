import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { mostItemsAtOnce } from '../model/decision.ts'
import { reviewTerms, revocationTerms } from '../queries/review-terms.ts'
import { quarterOf } from '../rules/quarter.ts'
import { revocationDue } from '../rules/revocation-due.ts'

/**
 * Asks that the grants of items go that were decided so: one revocation each, due by the policy's hours. A grant that
 * is asked for already keeps its revocation. Runs inside the transaction of the decision (`ctx.db` is that one).
 */
export const requestRevocation = defineCommand({
  action: 'revocation.request',
  permission: 'reviews.own',
  input: z.strictObject({
    campaignId: z.uuid(),
    itemIds: z.array(z.uuid()).min(1).max(mostItemsAtOnce),
  }),
  async run({ ctx, input: { campaignId, itemIds }, tx, now }) {
    const { sla_hours } = await revocationTerms(ctx)
    const quarter = quarterOf(now, (await reviewTerms(ctx)).time_zone)
    const at = sql`${now.toISOString()}::timestamptz`
    const due = (isPrivileged: boolean) => revocationDue(now, isPrivileged, sla_hours).toISOString()
    const wanted = itemIds.map((itemId) => ({
      item_id: itemId,
      id: newId(ctx.clock),
      event_id: newId(ctx.clock),
    }))
    const { rows } = await tx.execute<{ id: string; item_id: string; due_at: Date | string }>(sql`
      with wanted as (
        select * from json_to_recordset(${JSON.stringify(wanted)}::json) as w (item_id uuid, id uuid, event_id uuid)
      ), requested as (
        insert into revocations (id, grant_key, grant_id, system_id, account_id, person_id, feed_id, target,
          is_privileged, campaign_id, item_id, quarter, status, requested_at, requested_by_id, requested_by_name,
          reason, due_at, owner_id, seen_evidence_id)
        select w.id, i.grant_key, g.id, i.system_id, i.account_id, i.person_id, g.feed_id,
          jsonb_build_object('systemName', s.name, 'sourceKind', src.kind, 'sourceName', src.name,
            'username', i.snapshot ->> 'username', 'accountExternalId', a.external_id,
            'personName', i.snapshot ->> 'personName', 'resource', g.resource, 'role', g.role,
            'reduceToRole', i.reduce_to_role),
          g.is_privileged, i.campaign_id, i.id, coalesce(c.quarter, ${quarter}), 'open', ${at}, ${ctx.actor.id},
          ${ctx.actor.name}, i.justification,
          case when g.is_privileged then ${due(true)}::timestamptz else ${due(false)}::timestamptz end, s.owner_id,
          g.evidence_id
        from wanted w
        join review_items i on i.campaign_id = ${campaignId}::uuid and i.id = w.item_id
          and i.decision in ('revoke', 'reduce') and i.decided_by::text = ${ctx.actor.id}
        join campaigns c on c.id = i.campaign_id
        join grants g on g.id = i.grant_id
        join accounts a on a.id = g.account_id
        join access_sources src on src.id = a.source_id
        join systems s on s.id = i.system_id
        order by i.id
        on conflict do nothing
        returning id, item_id, due_at
      ), told as (
        insert into revocation_events (id, revocation_id, from_status, to_status, at, by_id, by_name)
        select w.event_id, r.id, null, 'open', ${at}, ${ctx.actor.id}, ${ctx.actor.name}
        from requested r join wanted w on w.id = r.id
      )
      select id, item_id, due_at from requested`)
    if (rows.length === 0) return { result: { revocationIds: [] as string[] }, entry: null }
    await notify(tx, { topic: 'revocations', keys: rows.map(({ id }) => id).slice(0, 50) })
    return {
      result: { revocationIds: rows.map(({ id }) => id) },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: {
          revocations: rows.map((row) => ({
            id: row.id,
            itemId: row.item_id,
            dueAt: new Date(row.due_at).toISOString(),
          })),
        },
        decision: 'requested',
      },
    }
  },
})

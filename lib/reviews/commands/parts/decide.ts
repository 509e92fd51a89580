import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { newId } from '#lib/platform/ids.ts'
import type { DecisionTerms } from '../../model/decision.ts'
import { readAccountOwners } from '../../queries/account-owners.ts'
import { isApproval } from '../../rules/judge-item.ts'
import { assertTerms, refuseDecision } from '../../rules/may-decide.ts'
import { requestRevocation } from '../request-revocation.ts'
import { withdrawRevocation } from '../withdraw-revocation.ts'
import { guardRemovals } from './guard-removals.ts'
import { type LockedItem, lockItems, runningCampaign } from './locked-items.ts'
import { refused, toDecidable } from './refuse-items.ts'
import { asReviewer } from './reviewer-of.ts'
import { shiftCounts } from './shift-counts.ts'

type Seen = { itemId: string; version: number; snapshotHash: string }
type Decision = {
  campaignId: string
  items: readonly Seen[]
  terms: DecisionTerms
  isBulk: boolean
  decisionMs: number | null
}
export type Decided = { items: LockedItem[]; reviewerId: string }

/**
 * Decides items of the caller's own, all or none: each must be as the caller saw it. What was decided before and not
 * signed is replaced; a removal asks for its revocation in the same transaction.
 */
export async function decide(tx: Transaction, ctx: Ctx, decision: Decision, now: Date): Promise<Decided> {
  const { campaignId, terms, isBulk } = decision
  const reviewer = await asReviewer(tx, ctx)
  assertTerms(terms, now)
  await runningCampaign(tx, campaignId)
  const seen = new Map(decision.items.map((item) => [item.itemId, item]))
  const items = await lockItems(tx, campaignId, [...seen.keys()])
  const owners = await readAccountOwners(tx, items)
  const isRemoval = !isApproval(terms.decision)
  const refusals = items.flatMap((item) => {
    const saw = seen.get(item.id) ?? { version: 0, snapshotHash: '' }
    return refuseDecision(toDecidable(item, owners), reviewer, terms, saw) ?? []
  })
  if (refusals.length === 0 && isRemoval)
    refusals.push(...(await guardRemovals(tx, campaignId, items, owners, reviewer)))
  if (refusals.length > 0) throw refused(refusals, isBulk)

  await write(tx, ctx, decision, items, now)
  const reviewerId = reviewer.personId
  const decided = items.filter(({ decidedAt }) => decidedAt === null).length
  await shiftCounts(tx, campaignId, [{ reviewerId, items: 0, decided, signed: 0 }], now)
  // After the counters: these commands write to the ledger, whose head is what every command locks last.
  const undone = items.filter(({ decision: before }) => before !== null && !isApproval(before))
  const inside = { ...ctx, db: tx }
  if (undone.length > 0) await withdrawRevocation(inside, { campaignId, itemIds: undone.map(({ id }) => id) })
  if (isRemoval) await requestRevocation(inside, { campaignId, itemIds: items.map(({ id }) => id) })
  return { items, reviewerId }
}

async function write(
  tx: Transaction,
  ctx: Ctx,
  { campaignId, terms, isBulk, decisionMs }: Decision,
  items: readonly LockedItem[],
  now: Date,
): Promise<void> {
  const ids = JSON.stringify(items.map(({ id }) => ({ id, decision_id: newId(ctx.clock) })))
  const until = terms.decision === 'approve_until' ? (terms.approvedUntil?.toISOString() ?? null) : null
  const role = terms.decision === 'reduce' ? (terms.reduceToRole ?? null) : null
  await tx.execute(sql`
    with decided as (
      update review_items i set decision = ${terms.decision}::decision_kind, approved_until = ${until}::timestamptz,
        reduce_to_role = ${role}, justification = ${terms.justification || null}, decided_at = ${now.toISOString()}::timestamptz,
        decided_by = ${ctx.actor.id}::uuid, decision_ms = ${decisionMs}::int, is_bulk = ${isBulk}, reopened_at = null,
        version = i.version + 1
      from json_to_recordset(${ids}::json) as r (id uuid, decision_id uuid)
      where i.campaign_id = ${campaignId}::uuid and i.id = r.id
      returning i.*, r.decision_id
    )
    insert into review_decisions (id, campaign_id, item_id, decision, approved_until, reduce_to_role, justification,
      snapshot_hash, at, by_id, by_name, decision_ms, is_bulk)
    select decision_id, campaign_id, id, decision, approved_until, reduce_to_role, justification, snapshot_hash,
      decided_at, ${ctx.actor.id}, ${ctx.actor.name}, decision_ms, is_bulk
    from decided`)
}

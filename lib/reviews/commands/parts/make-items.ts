import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { ReviewScope } from '../../model/campaign.ts'
import type { GrantFacts } from '../../model/item.ts'
import type { ReviewParameters } from '../../model/parameters.ts'
import { eachGrantFacts, scopedGrants } from '../../queries/grant-facts.ts'
import { activeDelegations, readOrganisation } from '../../queries/organisation.ts'
import { judgeItem } from '../../rules/judge-item.ts'
import {
  type Choice,
  chooseReviewers,
  mayReview,
  type Pairs,
  pair,
  subjectKey,
} from '../../rules/reviewer.ts'
import { insertItems, type NewItem } from './insert-items.ts'
import { type Assignment, recordAssignments } from './record-assignments.ts'
import { type CountShift, shiftCounts } from './shift-counts.ts'

type Made = { items: number; reviewers: number }

/**
 * Makes an item of every current grant of a scope: reviewers are settled in memory over the distinct pairs of person
 * and system, then the grants stream through one cursor, are judged, and are written batch by batch. One transaction,
 * whatever their number.
 */
export async function makeItems(
  tx: Transaction,
  ctx: Ctx,
  campaignId: string,
  scope: ReviewScope,
  terms: ReviewParameters,
  now: Date,
): Promise<Made> {
  const reviewers = await settleReviewers(tx, scope, now)
  const judgeTerms = {
    unusedDays: terms.unused_days,
    separation: terms.separation_of_duties,
    hasHistory: await hasHistory(tx, campaignId),
    now,
  }
  const counts = new Map<string, CountShift>()
  let made = 0
  const withOtherRoles = terms.separation_of_duties.length > 0
  for await (const batch of eachGrantFacts(tx, scope, { withOtherRoles })) {
    const items = batch.map((facts): NewItem & { insteadOf: string | null } => {
      const { reviewerId, reason, insteadOf } = reviewers(facts)
      const count = counts.get(reviewerId) ?? { reviewerId, items: 0, decided: 0, signed: 0 }
      counts.set(reviewerId, { ...count, items: count.items + 1 })
      return { facts, judged: judgeItem(facts, judgeTerms), reviewerId, reviewerReason: reason, insteadOf }
    })
    const ids = await insertItems(tx, campaignId, items, made, now)
    const delegated = items.flatMap(({ insteadOf, reviewerId }, index): Assignment[] => {
      const itemId = ids[index]
      if (insteadOf === null || itemId === undefined) return []
      return [{ campaignId, itemId, fromId: insteadOf, toId: reviewerId, reason: 'delegate', note: null }]
    })
    await recordAssignments(tx, ctx, delegated, now)
    made += items.length
  }
  if (made > 0) await shiftCounts(tx, campaignId, [...counts.values()], now)
  return { items: made, reviewers: counts.size }
}

type Settled = Choice & { insteadOf: string | null }

/** Who reviews what, delegations followed one step. */
async function settleReviewers(
  tx: Transaction,
  scope: ReviewScope,
  now: Date,
): Promise<(facts: GrantFacts) => Settled> {
  const { rows } = await tx.execute<{
    person_id: string | null
    system_id: string
    owner_id: string | null
  }>(sql`
    select distinct av.person_id, g.system_id, s.owner_id from ${scopedGrants(scope)}`)
  const subjects = rows.map((row) => ({
    personId: row.person_id,
    systemId: row.system_id,
    ownerId: row.owner_id,
  }))
  const pairs: Pairs = new Set()
  const chosen = chooseReviewers(subjects, await readOrganisation(tx), pairs)
  const delegations = await activeDelegations(tx, now)
  const settled = new Map<string, Settled>()
  for (const { personId, systemId } of subjects) {
    const key = subjectKey({ personId, systemId })
    const choice = chosen.get(key)
    if (!choice) continue
    const delegate = delegations.get(choice.reviewerId)
    if (delegate !== undefined && mayReview(delegate, personId, pairs)) {
      if (personId !== null) pairs.add(pair(delegate, personId))
      settled.set(key, { reviewerId: delegate, reason: 'delegate', insteadOf: choice.reviewerId })
    } else settled.set(key, { ...choice, insteadOf: null })
  }
  return (facts) => {
    const found = settled.get(subjectKey(facts))
    if (!found) throw new Error(`No reviewer was settled for grant ${facts.grantId}.`)
    return found
  }
}

/** Was there a signed quarterly review before? Only then does "new" say anything. */
export async function hasHistory(tx: Transaction, campaignId: string): Promise<boolean> {
  const { rows } = await tx.execute<{ found: boolean }>(sql`
    select exists (select 1 from campaigns
      where kind = 'quarterly' and signed_count > 0 and id <> ${campaignId}::uuid) as found`)
  return rows[0]?.found ?? false
}

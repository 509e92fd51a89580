import { sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { GrantFacts, PastDecision } from '../../model/item.ts'
import type { ReviewParameters } from '../../model/parameters.ts'
import { eachGrantFacts } from '../../queries/grant-facts.ts'
import { followItem } from '../../rules/follow-item.ts'
import { judgeItem } from '../../rules/judge-item.ts'
import { type FollowedItem, findReplacements, lockChangedItems } from './changed-items.ts'
import { chooseAgain } from './choose-again.ts'
import { holdHands } from './hold-hands.ts'
import { insertItems, type NewItem } from './insert-items.ts'
import { hasHistory } from './make-items.ts'
import { moveItems } from './move-items.ts'
import { refreshItems } from './refresh-items.ts'
import { type CountShift, shiftCounts } from './shift-counts.ts'
import { withdrawDecisions } from './withdraw-decisions.ts'

export type Followed = {
  campaignId: string
  gone: number
  back: number
  refreshed: number
  reopened: number
  superseded: number
  added: number
}

type Judged = { item: FollowedItem; facts: GrantFacts; judged: ReturnType<typeof judgeItem> }

/** Brings one running campaign in line with the facts as they are now; null when nothing changed. */
export async function followCampaign(
  tx: Transaction,
  ctx: Ctx,
  campaignId: string,
  terms: ReviewParameters,
  now: Date,
): Promise<Followed | null> {
  await holdHands(tx, campaignId)
  const items = await lockChangedItems(tx, campaignId, now)
  const by = (what: ReturnType<typeof followItem>) =>
    items.filter((item) => followItem(item, item.happened) === what)
  const [gone, back] = [by('mark_gone'), by('mark_back')]
  await markGone(tx, campaignId, gone, now)
  await markGone(tx, campaignId, back, null)

  const replacements = await findReplacements(tx, campaignId)
  const replaced = new Map(replacements.map((r) => [r.grantKey, r.insteadOf]))
  const changed = [...by('refresh'), ...by('reopen'), ...by('supersede')]
  const keys = [...changed.map(({ grantKey }) => grantKey), ...replaced.keys()]
  if (keys.length === 0 && gone.length + back.length === 0) return null

  const context = { campaignId, terms, now, hasHistory: await hasHistory(tx, campaignId) }
  const facts = await readFacts(tx, keys, context.terms)
  const judge = (of: GrantFacts, past: PastDecision | null) =>
    judgeItem({ ...of, past: past ?? of.past }, judgeTerms(context))
  const judged = changed.flatMap((item): Judged[] => {
    const of = facts.get(item.grantKey)
    return of ? [{ item, facts: of, judged: judge(of, pastOf(item)) }] : []
  })
  const of = (what: ReturnType<typeof followItem>) =>
    judged.filter(({ item }) => followItem(item, item.happened) === what)
  const [refreshed, reopened, superseded] = [of('refresh'), of('reopen'), of('supersede')]

  const reopenedIds = reopened.map(({ item }) => item.id)
  if (reopenedIds.length > 0) await withdrawDecisions(tx, ctx, campaignId, reopenedIds, now, now)
  await refreshItems(
    tx,
    campaignId,
    [...refreshed, ...reopened].map((entry) => ({ ...entry, id: entry.item.id })),
  )
  await markSuperseded(tx, campaignId, superseded, now)
  const old = await readReplaced(tx, campaignId, [...replaced.values()])
  const added = [...replaced].flatMap(([key, insteadOf]): NewItem[] => {
    const [found, before] = [facts.get(key), old.get(insteadOf)]
    if (!found || !before) return []
    return [{ facts: found, judged: judge(found, pastOf(before)), ...reviewerOf(before) }]
  })
  const fresh: NewItem[] = [
    ...superseded.map(({ item, facts: of, judged: now }) => ({
      facts: of,
      judged: now,
      ...reviewerOf(item),
    })),
    ...added,
  ]
  const count = await countItems(tx, campaignId)
  const ids = fresh.length > 0 ? await insertItems(tx, campaignId, fresh, count, now) : []
  await shiftCounts(tx, campaignId, shiftsOf({ gone, back, reopened, superseded, added }), now)
  await askSomebodyElse(tx, ctx, campaignId, now, [
    ...[...refreshed, ...reopened].map(({ item, facts: of }) => ({
      id: item.id,
      facts: of,
      was: item.personId,
    })),
    ...fresh.flatMap((item, index) => {
      const id = ids[index]
      const was = superseded[index]?.item.personId
      return id === undefined || was === undefined ? [] : [{ id, facts: item.facts, was }]
    }),
  ])
  return {
    campaignId,
    gone: gone.length,
    back: back.length,
    refreshed: refreshed.length,
    reopened: reopened.length,
    superseded: superseded.length,
    added: added.length,
  }
}

const judgeTerms = (context: { terms: ReviewParameters; now: Date; hasHistory: boolean }) => ({
  unusedDays: context.terms.unused_days,
  separation: context.terms.separation_of_duties,
  hasHistory: context.hasHistory,
  now: context.now,
})

const reviewerOf = ({ reviewerId, reviewerReason }: FollowedItem) => ({ reviewerId, reviewerReason })

/** What was decided here, if it was: the item is compared with that, not with earlier campaigns. */
const pastOf = ({ decision, approvedUntil, decidedAt, snapshot }: FollowedItem): PastDecision | null =>
  decision === null || decidedAt === null ? null : { decision, approvedUntil, decidedAt, snapshot }

async function readFacts(
  tx: Transaction,
  grantKeys: string[],
  terms: ReviewParameters,
): Promise<Map<string, GrantFacts>> {
  const facts = new Map<string, GrantFacts>()
  if (grantKeys.length === 0) return facts
  const withOtherRoles = terms.separation_of_duties.length > 0
  for await (const batch of eachGrantFacts(tx, { grantKeys }, { withOtherRoles }))
    for (const of of batch) facts.set(of.grantKey, of)
  return facts
}

async function markGone(
  tx: Transaction,
  campaignId: string,
  items: readonly FollowedItem[],
  goneAt: Date | null,
): Promise<void> {
  if (items.length === 0) return
  await tx.execute(sql`
    update review_items set gone_at = ${goneAt?.toISOString() ?? null}::timestamptz, version = version + 1
    where campaign_id = ${campaignId}::uuid and id = any(${sql.param(items.map(({ id }) => id))}::uuid[])`)
}

async function markSuperseded(
  tx: Transaction,
  campaignId: string,
  items: readonly Judged[],
  now: Date,
): Promise<void> {
  if (items.length === 0) return
  await tx.execute(sql`
    update review_items set superseded_at = ${now.toISOString()}::timestamptz, version = version + 1
    where campaign_id = ${campaignId}::uuid and id = any(${sql.param(items.map(({ item }) => item.id))}::uuid[])`)
}

async function readReplaced(
  tx: Transaction,
  campaignId: string,
  ids: readonly string[],
): Promise<Map<string, FollowedItem>> {
  const { rows } = await tx.execute<FollowedItem>(sql`
    select id, encode(grant_key, 'hex') as "grantKey", grant_id as "grantId", person_id as "personId",
      reviewer_id as "reviewerId", reviewer_reason as "reviewerReason", decision, approved_until as "approvedUntil",
      decided_at as "decidedAt", signed_at is not null as "isSigned", snapshot, 'ended' as happened
    from review_items where campaign_id = ${campaignId}::uuid and id = any(${sql.param([...ids])}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

async function countItems(tx: Transaction, campaignId: string): Promise<number> {
  const { rows } = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from review_items where campaign_id = ${campaignId}::uuid`,
  )
  return rows[0]?.n ?? 0
}

function shiftsOf(of: {
  gone: readonly FollowedItem[]
  back: readonly FollowedItem[]
  reopened: readonly Judged[]
  superseded: readonly Judged[]
  added: readonly NewItem[]
}): CountShift[] {
  const shift = (reviewerId: string, items: number, decided: number, signed: number): CountShift => ({
    reviewerId,
    items,
    decided,
    signed,
  })
  const undecided = ({ decision }: FollowedItem) => decision === null
  return [
    ...of.gone.filter(undecided).map(({ reviewerId }) => shift(reviewerId, -1, 0, 0)),
    ...of.back.filter(undecided).map(({ reviewerId }) => shift(reviewerId, 1, 0, 0)),
    ...of.reopened.map(({ item }) => shift(item.reviewerId, 0, -1, 0)),
    ...of.superseded.map(({ item }) => shift(item.reviewerId, 0, -1, -1)),
    ...of.added.map(({ reviewerId }) => shift(reviewerId, 1, 0, 0)),
  ]
}

/** Access that is another person's now may be the reviewer's own, or that of somebody who reviews them. */
async function askSomebodyElse(
  tx: Transaction,
  ctx: Ctx,
  campaignId: string,
  now: Date,
  items: readonly { id: string; facts: GrantFacts; was: string | null }[],
): Promise<void> {
  const theirs = items.filter(({ facts, was }) => facts.personId !== was)
  if (theirs.length === 0) return
  const choose = await chooseAgain(
    tx,
    campaignId,
    theirs.map(({ facts }) => facts),
  )
  for (const { id, facts } of theirs) {
    const choice = choose(facts)
    if (!choice) continue
    const note = 'The account belongs to somebody else now'
    await moveItems(
      tx,
      ctx,
      { campaignId, itemIds: [id], toId: choice.reviewerId, reason: choice.reason, note },
      now,
    )
  }
}

import { sql } from 'drizzle-orm'
import type { RunningStack } from '#db/testing/e2e.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { isPlumblineError } from '#lib/platform/errors.ts'
import { decideItem } from '#lib/reviews/commands/decide-item.ts'
import type { DecideItemInput } from '#lib/reviews/model/decision.ts'
import { queue } from '#lib/reviews/queries/queue.ts'
import { count, type Figure, median, milliseconds, percentile } from '../figures.ts'

const decisionsEach = 40
/** Of these, the first are decided at the pace of somebody who reads, the others as fast as answers come. */
const pacedEach = 10
/** Two seconds an item is hasty already: a review is flagged below five. */
const paceMs = 2_000
/** Every tenth goes to be revoked, which writes its revocation and ticket in the same transaction. */
const revokeEvery = 10
/** Every fifth is sent twice at once, as by two tabs: exactly one may win. */
const twiceEvery = 5

/** Each reviewer decides item after item, all reviewers at once; then everything that was answered is counted. */
export async function benchDecisions(
  stack: RunningStack,
  reviewers: readonly Ctx[],
  campaignId: string,
): Promise<Figure[]> {
  const times = { paced: [] as number[], atOnce: [] as number[] }
  let accepted = 0
  let refused = 0
  const decide = async (ctx: Ctx, input: DecideItemInput, taken: number[]) => {
    const startedAt = performance.now()
    try {
      await decideItem(ctx, input)
      taken.push(performance.now() - startedAt)
      accepted++
    } catch (error) {
      if (!isPlumblineError(error) || error.code !== 'conflict') throw error
      refused++
    }
  }
  const queues = await Promise.all(
    reviewers.map(async (ctx) => (await queue(ctx, { campaignId, limit: decisionsEach })).items),
  )
  const decideAll = (from: number, to: number, taken: number[], everyMs: number) =>
    Promise.all(
      reviewers.map(async (ctx, reviewer) => {
        const items = queues[reviewer]?.slice(from, to) ?? []
        // Not all in the same instant.
        await pause((everyMs * reviewer) / reviewers.length)
        for (const [place, { id, version, snapshotHash }] of items.entries()) {
          const begun = performance.now()
          const decision = place % revokeEvery === 0 ? 'revoke' : 'approve'
          const input = { campaignId, itemId: id, version, snapshotHash, decision, decisionMs: 4000 } as const
          const tabs = place % twiceEvery === 0 ? 2 : 1
          await Promise.all(Array.from({ length: tabs }, () => decide(ctx, input, taken)))
          await pause(everyMs - (performance.now() - begun))
        }
      }),
    )
  await decideAll(0, pacedEach, times.paced, paceMs)
  const startedAt = performance.now()
  await decideAll(pacedEach, decisionsEach, times.atOnce, 0)
  const perSecond = (times.atOnce.length / (performance.now() - startedAt)) * 1000
  const kept = await countKept(stack, campaignId)
  const wanted = reviewers.length * decisionsEach
  const lost = wanted - Math.min(accepted, ...Object.values(kept))
  const double = Math.max(accepted, ...Object.values(kept)) - wanted
  return [
    {
      what: `A decision, ${reviewers.length} reviewers at once, each every ${paceMs / 1000} s (${count(times.paced.length)}), p50 / p95`,
      value: timing(times.paced),
    },
    {
      what: `A decision, ${reviewers.length} reviewers at once without a pause (${count(times.atOnce.length)}), p50 / p95`,
      value: `${timing(times.atOnce)}, ${count(perSecond)} a second`,
    },
    {
      what: `Lost / double, of ${count(accepted)} accepted and ${count(refused)} refused as second of two at once (items, decisions, ledger entries and counters say ${[...new Set(Object.values(kept))].map(count).join(', ')})`,
      value: `${lost} / ${double}`,
      aim: '0 / 0',
    },
  ]
}

const timing = (taken: readonly number[]) =>
  `${milliseconds(median(taken))} / ${milliseconds(percentile(taken, 0.95))}`

const pause = (ms: number) => new Promise((done) => setTimeout(done, Math.max(0, ms)))

/** How many decisions each place that keeps them has. */
async function countKept({ admin }: RunningStack, campaignId: string): Promise<Record<string, number>> {
  const { rows } = await admin.db.execute<Record<string, number>>(sql`
    select
      (select count(*)::int from review_items
        where campaign_id = ${campaignId}::uuid and decided_at is not null and version = 2) as items,
      (select count(*)::int from review_decisions where campaign_id = ${campaignId}::uuid) as decisions,
      (select count(distinct item_id)::int from review_decisions where campaign_id = ${campaignId}::uuid) as different,
      (select count(*)::int from ledger_entries l join review_items i on i.id::text = l.object_id
        where l.action = 'review-item.decide' and i.campaign_id = ${campaignId}::uuid) as entries,
      (select decided_count from campaigns where id = ${campaignId}::uuid) as campaign,
      (select sum(decided_count)::int from reviewer_parts where campaign_id = ${campaignId}::uuid) as parts`)
  return rows[0] ?? {}
}

import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { reviewerParts } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { decisionsOfPart } from '../queries/signed-decisions.ts'
import { signedDigest } from '../rules/signed-digest.ts'
import { holdHands } from './parts/hold-hands.ts'
import { runningCampaign } from './parts/locked-items.ts'
import { asReviewer } from './parts/reviewer-of.ts'
import { shiftCounts } from './parts/shift-counts.ts'

/**
 * Signs the caller's part of a campaign, once all of it is decided and with a fresh second factor (SECURITY, step-up).
 * What is signed never changes again; the worker keeps it as evidence.
 */
export const signPart = defineCommand({
  action: 'review-part.sign',
  permission: 'reviews.own',
  input: z.strictObject({ campaignId: z.uuid() }),
  async run({ ctx, input: { campaignId }, tx, now }) {
    requireRecentMfa(ctx)
    const { personId: reviewerId, userId } = await asReviewer(tx, ctx)
    await runningCampaign(tx, campaignId)
    await holdHands(tx, campaignId)
    const { waiting, unsigned } = await lockPart(tx, campaignId, reviewerId)
    if (waiting > 0) {
      throw new PlumblineError(
        'conflict',
        waiting === 1
          ? 'One item still waits for a decision.'
          : `${waiting} items still wait for a decision.`,
        'Decide or hand on every item, then sign.',
      )
    }
    if (unsigned === 0)
      throw new PlumblineError('conflict', 'There is nothing left to sign here.', 'Reload the page.')
    await tx.execute(sql`
      update review_items set signed_at = ${now.toISOString()}::timestamptz, version = version + 1
      where campaign_id = ${campaignId}::uuid and reviewer_id = ${reviewerId}::uuid and superseded_at is null
        and signed_at is null and decided_at is not null`)
    const decisions = await decisionsOfPart(tx, campaignId, reviewerId)
    const digest = signedDigest(decisions)
    await tx
      .update(reviewerParts)
      .set({ signedAt: now, signedBy: userId, signedDigest: digest, evidenceId: null })
      .where(and(eq(reviewerParts.campaignId, campaignId), eq(reviewerParts.reviewerId, reviewerId)))
    await shiftCounts(tx, campaignId, [{ reviewerId, items: 0, decided: 0, signed: unsigned }], now)
    await enqueue(
      tx,
      'reviews.store-signed-part',
      { campaignId, reviewerId },
      { key: `sign:${campaignId}:${reviewerId}` },
    )
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { signedAt: now, items: decisions.length, digest: digest.toString('hex') },
      entry: {
        object: { type: 'review-part', id: `${campaignId}/${reviewerId}` },
        payload: { campaignId, reviewerId, items: decisions.length, digest: digest.toString('hex') },
        decision: 'signed',
      },
    }
  },
})

/** Holds every item of the part that is not signed, and counts what is decided and what waits. */
async function lockPart(tx: Transaction, campaignId: string, reviewerId: string) {
  const { rows } = await tx.execute<{ is_decided: boolean }>(sql`
    select decided_at is not null as is_decided from review_items
    where campaign_id = ${campaignId}::uuid and reviewer_id = ${reviewerId}::uuid and superseded_at is null
      and signed_at is null and (gone_at is null or decided_at is not null)
    order by id for update`)
  const unsigned = rows.filter(({ is_decided }) => is_decided).length
  return { unsigned, waiting: rows.length - unsigned }
}

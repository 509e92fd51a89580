import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { decideItemsSchema } from '../model/decision.ts'
import { decide } from './parts/decide.ts'
import { settleTerms } from './parts/settle-terms.ts'

/**
 * Decides several items alike: all of them, or none, with each that stands in the way named. What it would touch is
 * said before by the query `bulkPreview`.
 */
export const decideItems = defineCommand({
  action: 'review-items.decide',
  permission: 'reviews.own',
  input: decideItemsSchema,
  async run({ ctx, input, tx, now }) {
    const { campaignId, items, ...asked } = input
    const terms = await settleTerms({ ...ctx, db: tx }, asked)
    const { reviewerId } = await decide(
      tx,
      ctx,
      { campaignId, items, terms, isBulk: items.length > 1, decisionMs: null },
      now,
    )
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { decided: items.length },
      entry: {
        object: { type: 'campaign', id: campaignId },
        payload: {
          reviewerId,
          items: items.map(({ itemId, snapshotHash }) => ({ itemId, snapshotHash })),
          approvedUntil: terms.approvedUntil?.toISOString() ?? null,
          reduceToRole: terms.reduceToRole ?? null,
          justification: terms.justification ?? null,
        },
        decision: terms.decision,
      },
    }
  },
})

import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { decideItemSchema } from '../model/decision.ts'
import { decide } from './parts/decide.ts'
import { settleTerms } from './parts/settle-terms.ts'

/**
 * Decides one item of the caller's own part. A decision on something other than what the caller saw is refused, and
 * says what changed; so are one's own access, and removals that lock everybody out.
 */
export const decideItem = defineCommand({
  action: 'review-item.decide',
  permission: 'reviews.own',
  input: decideItemSchema,
  async run({ ctx, input, tx, now }) {
    const { campaignId, itemId, version, snapshotHash, decisionMs, ...asked } = input
    const terms = await settleTerms({ ...ctx, db: tx }, asked)
    const approvedUntil = terms.approvedUntil?.toISOString() ?? null
    const items = [{ itemId, version, snapshotHash }]
    await decide(tx, ctx, { campaignId, items, terms, isBulk: false, decisionMs: decisionMs ?? null }, now)
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { version: version + 1, approvedUntil },
      entry: {
        object: { type: 'review-item', id: itemId },
        payload: {
          campaignId,
          snapshotHash,
          approvedUntil,
          reduceToRole: terms.reduceToRole ?? null,
          justification: terms.justification ?? null,
        },
        decision: terms.decision,
      },
    }
  },
})

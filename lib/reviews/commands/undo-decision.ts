import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { readAccountOwners } from '../queries/account-owners.ts'
import { isApproval } from '../rules/judge-item.ts'
import { changesSince } from '../rules/stale-item.ts'
import { lockItems, runningCampaign } from './parts/locked-items.ts'
import { toDecidable } from './parts/refuse-items.ts'
import { asReviewer } from './parts/reviewer-of.ts'
import { shiftCounts } from './parts/shift-counts.ts'
import { withdrawDecisions } from './parts/withdraw-decisions.ts'
import { withdrawRevocation } from './withdraw-revocation.ts'

/** Takes back a decision that is not signed, with the revocation it asked for while nobody has acted on that. */
export const undoDecision = defineCommand({
  action: 'review-item.undo',
  permission: 'reviews.own',
  input: z.strictObject({ campaignId: z.uuid(), itemId: z.uuid(), version: z.int().positive() }),
  async run({ ctx, input: { campaignId, itemId, version }, tx, now }) {
    const reviewer = await asReviewer(tx, ctx)
    await runningCampaign(tx, campaignId)
    const items = await lockItems(tx, campaignId, [itemId])
    const owners = await readAccountOwners(tx, items)
    for (const item of items.map((locked) => toDecidable(locked, owners))) {
      if (item.reviewerId !== reviewer.personId) throw notYours()
      const changes = changesSince({ version, snapshotHash: item.snapshotHash }, item)
      if (item.signedAt) throw conflict('You signed this decision: it can no longer change.', changes)
      if (item.goneAt) throw conflict('The access has ended: the decision stands.', changes)
      if (changes.length > 0) throw conflict(changes.map(({ message }) => message).join(' '), changes)
      if (item.decision === null) throw conflict('Nothing is decided here.', [])
    }
    const removal = items.some(({ decision }) => !isApproval(decision))
    await withdrawDecisions(tx, ctx, campaignId, [itemId], now, null)
    await shiftCounts(
      tx,
      campaignId,
      [{ reviewerId: reviewer.personId, items: 0, decided: -1, signed: 0 }],
      now,
    )
    if (removal) await withdrawRevocation({ ...ctx, db: tx }, { campaignId, itemIds: [itemId] })
    await notify(tx, { topic: 'reviews', keys: [campaignId] })
    return {
      result: { version: version + 1 },
      entry: {
        object: { type: 'review-item', id: itemId },
        payload: { campaignId, undone: items.map(({ decision }) => decision) },
        decision: 'undone',
      },
    }
  },
})

const notYours = () =>
  new PlumblineError('forbidden', 'This is for somebody else to decide.', 'Ask the lead to hand it to you.')

const conflict = (message: string, details: { path: string; message: string }[]) =>
  new PlumblineError('conflict', message, 'Reload the queue to see how it stands.', { details })

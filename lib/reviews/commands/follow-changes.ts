import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { reviewTerms } from '../queries/review-terms.ts'
import { type Followed, followCampaign } from './parts/follow-campaign.ts'

/**
 * After an import: brings every running campaign in line with what is known now. Access that ended leaves the queue;
 * access that changed materially after its approval waits again, with a diff; what was signed stays as it was, and
 * another item takes its place.
 */
export const followChanges = defineCommand({
  action: 'reviews.follow-changes',
  permission: 'reviews.run',
  input: z.strictObject({ importId: z.uuid() }),
  async run({ ctx, input: { importId }, tx, now }) {
    const terms = await reviewTerms(ctx)
    const { rows } = await tx.execute<{ id: string }>(
      sql`select id from campaigns where status = 'running' order by id`,
    )
    const followed: Followed[] = []
    for (const { id } of rows) {
      const outcome = await followCampaign(tx, ctx, id, terms, now)
      if (outcome) followed.push(outcome)
    }
    if (followed.length === 0) return { result: { followed }, entry: null }
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await notify(tx, { topic: 'reviews', keys: followed.map(({ campaignId }) => campaignId) })
    return {
      result: { followed },
      entry: { object: { type: 'import', id: importId }, payload: { followed } },
    }
  },
})

import { eq } from 'drizzle-orm'
import { publications } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { publicationSchema } from '../model/publication.ts'
import { beginsAnew } from '../rules/publication-block.ts'
import { lockedPublication } from './parts/locked-publication.ts'
import { publicationChanged } from './parts/publication-changed.ts'

/**
 * Has a publication that waits looked at now; asked twice, it is still one step at a time. Where its branch was spoilt
 * or its pull request closed, it begins anew, and finds what is still good.
 */
export const retryPublication = defineCommand({
  action: 'publication.retry',
  permission: 'post-mortems.publish',
  input: publicationSchema,
  async run({ ctx, input: { publicationId }, tx, now }) {
    const { publication, number } = await lockedPublication(tx, publicationId)
    const { blockedCode } = publication
    const isAnew = beginsAnew(blockedCode)
    const state = isAnew ? 'queued' : publication.state
    await tx
      .update(publications)
      .set({
        state,
        attempts: 0,
        nextAttemptAt: now,
        ...(isAnew && { commitSha: null, pullRequestNumber: null, pullRequestUrl: null }),
      })
      .where(eq(publications.id, publicationId))
    await publicationChanged(tx, ctx.clock, {
      publicationId,
      number,
      state,
      what: `${ctx.actor.name} had it tried again.`,
      isNextNow: true,
    })
    return {
      result: null,
      entry: { object: { type: 'publication', id: publicationId }, payload: { number, state, blockedCode } },
    }
  },
})

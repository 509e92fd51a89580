import { eq } from 'drizzle-orm'
import { publications } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { publicationSchema } from '../model/publication.ts'
import { lockedPublication } from './parts/locked-publication.ts'
import { publicationChanged } from './parts/publication-changed.ts'

/** Has a publication that waits looked at now. Asked twice, it is still one step at a time. */
export const retryPublication = defineCommand({
  action: 'publication.retry',
  permission: 'post-mortems.publish',
  input: publicationSchema,
  async run({ ctx, input: { publicationId }, tx, now }) {
    const { publication, number } = await lockedPublication(tx, publicationId)
    const { state, blockedCode } = publication
    await tx
      .update(publications)
      .set({ attempts: 0, nextAttemptAt: now })
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

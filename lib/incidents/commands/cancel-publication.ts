import { eq } from 'drizzle-orm'
import { publications } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { isCancellable, publicationSchema } from '../model/publication.ts'
import { appendEvent } from './parts/append-event.ts'
import { lockedPublication } from './parts/locked-publication.ts'
import { publicationChanged } from './parts/publication-changed.ts'

/** Ends a publication before it is public. The pull request and its branch, if there are any, stay where they are. */
export const cancelPublication = defineCommand({
  action: 'publication.cancel',
  permission: 'post-mortems.publish',
  input: publicationSchema,
  async run({ ctx, input: { publicationId }, tx, now }) {
    const { publication, number } = await lockedPublication(tx, publicationId)
    const { state, incidentId, version, pullRequestUrl } = publication
    if (!isCancellable(publication))
      throw new PlumblineError(
        'conflict',
        'It is merged: whoever looks can read it.',
        'Approve and publish another version to correct it.',
      )
    await tx
      .update(publications)
      .set({
        state: 'cancelled',
        cancelledAt: now,
        nextAttemptAt: null,
        blockedCode: null,
        blockedMessage: null,
        blockedNextStep: null,
      })
      .where(eq(publications.id, publicationId))
    await publicationChanged(tx, ctx.clock, {
      publicationId,
      number,
      state: 'cancelled',
      what: `${ctx.actor.name} cancelled it.`,
      isNextNow: false,
    })
    await appendEvent(tx, ctx, {
      incidentId,
      kind: 'decision',
      body: `The publication of version ${version} was cancelled.`,
    })
    return {
      result: { pullRequestUrl },
      entry: {
        object: { type: 'publication', id: publicationId },
        payload: { number, version, state },
        decision: 'cancelled',
      },
    }
  },
})

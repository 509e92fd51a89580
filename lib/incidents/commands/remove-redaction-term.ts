import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { redactionTerms } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { readTerms } from '../queries/known-words.ts'
import { setAsideReviewsWith } from './parts/reviews-with-word.ts'

/**
 * Takes a word off the list: from now on it is not looked for. Texts in review or approved that it stands in are
 * reviewed anew, so that nothing becomes public by a list that its reviewers did not know.
 */
export const removeRedactionTerm = defineCommand({
  action: 'redaction-term.remove',
  permission: 'incident-settings.manage',
  input: z.strictObject({ termId: z.uuid() }),
  async run({ ctx, input: { termId }, tx, now }) {
    const word = (await readTerms(tx)).find(({ id }) => id === termId)
    const [removed] = await tx
      .update(redactionTerms)
      .set({ removedAt: now })
      .where(and(eq(redactionTerms.id, termId), isNull(redactionTerms.removedAt)))
      .returning({ kind: redactionTerms.kind })
    if (removed === undefined || word === undefined)
      throw notFound('The word', 'It was taken off already; read the page again.')
    const setAside = await setAsideReviewsWith(tx, ctx, word)
    await notify(tx, { topic: 'post-mortems', keys: ['terms'] })
    return {
      result: {},
      entry: {
        object: { type: 'redaction-term', id: termId },
        payload: { kind: removed.kind, setAside },
        decision: 'removed',
      },
    }
  },
})

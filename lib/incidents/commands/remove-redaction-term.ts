import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { redactionTerms } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'

/** Takes a word off the list: from now on it is not looked for. */
export const removeRedactionTerm = defineCommand({
  action: 'redaction-term.remove',
  permission: 'incident-settings.manage',
  input: z.strictObject({ termId: z.uuid() }),
  async run({ ctx: _, input: { termId }, tx, now }) {
    const [removed] = await tx
      .update(redactionTerms)
      .set({ removedAt: now })
      .where(and(eq(redactionTerms.id, termId), isNull(redactionTerms.removedAt)))
      .returning({ kind: redactionTerms.kind })
    if (removed === undefined) throw notFound('The word', 'It was taken off already; read the page again.')
    await notify(tx, { topic: 'post-mortems', keys: ['terms'] })
    return {
      result: {},
      entry: {
        object: { type: 'redaction-term', id: termId },
        payload: { kind: removed.kind },
        decision: 'removed',
      },
    }
  },
})

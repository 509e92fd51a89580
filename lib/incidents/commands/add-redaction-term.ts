import { redactionTerms } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { redactionTermSchema } from '../model/redaction.ts'
import { readTerms } from '../queries/known-words.ts'
import { sealTerm } from './parts/redaction-term-seal.ts'
import { setAsideReviewsWith } from './parts/reviews-with-word.ts'

/**
 * Adds a word that must not be published: a customer, an internal domain, somebody outside the registers. Texts in
 * review or approved that it stands in are reviewed anew.
 */
export const addRedactionTerm = defineCommand({
  action: 'redaction-term.add',
  permission: 'incident-settings.manage',
  input: redactionTermSchema,
  async run({ ctx, input: { kind, term }, tx, now }) {
    const known = (await readTerms(tx)).find(
      (one) => one.kind === kind && one.term.toLowerCase() === term.toLowerCase(),
    )
    if (known) return { result: { termId: known.id }, entry: null }
    const termId = newId(ctx.clock)
    await tx.insert(redactionTerms).values({
      id: termId,
      kind,
      sealedTerm: sealTerm(term, termId),
      createdAt: now,
      createdByName: ctx.actor.name,
    })
    const setAside = await setAsideReviewsWith(tx, ctx, { kind, term })
    await notify(tx, { topic: 'post-mortems', keys: ['terms'] })
    return {
      result: { termId },
      // The word itself stays sealed: who reads the ledger need not know who our customers are.
      entry: {
        object: { type: 'redaction-term', id: termId },
        payload: { kind, setAside },
        decision: 'added',
      },
    }
  },
})

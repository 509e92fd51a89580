import { inArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { RedactionTermKind } from '../../model/redaction.ts'
import { isUnderWay } from '../../queries/post-mortem-rows.ts'
import { prepareRedaction } from '../../rules/redaction.ts'
import { collectHits } from '../../rules/redaction-hits.ts'
import { lockedPostMortem } from './locked-post-mortem.ts'
import { postMortemChanged } from './post-mortem-changed.ts'
import { setAsideApprovals } from './set-aside-approvals.ts'

type Word = { kind: RedactionTermKind; term: string }

/**
 * Sets aside the approvals of every text in review or approved that a word of the list stands in, when that word comes
 * onto the list or leaves it: its reviewers judged it by another list. What is on its way to the public goes on; it was
 * judged by the list of the moment when the lead published it.
 * @returns the numbers of the incidents whose post-mortem is reviewed anew
 */
export async function setAsideReviewsWith(tx: Transaction, ctx: Ctx, word: Word): Promise<number[]> {
  const find = prepareRedaction({
    names: word.kind === 'person' ? [word.term] : [],
    involved: [],
    handles: [],
    customers: word.kind === 'customer' ? [word.term] : [],
    hosts: word.kind === 'internal_host' ? [word.term] : [],
  })
  const judged = await tx
    .select({ number: incidents.number })
    .from(postMortems)
    .innerJoin(incidents, sql`${incidents.id} = ${postMortems.incidentId}`)
    .where(inArray(postMortems.status, ['review', 'approved']))
    .orderBy(incidents.number)
  const setAside: number[] = []
  for (const { number } of judged) {
    const { incident, postMortem, newest } = await lockedPostMortem(tx, number)
    if (postMortem.status !== 'review' && postMortem.status !== 'approved') continue
    if (await isUnderWay(tx, incident.id)) continue
    if (!collectHits(newest, find, new Map()).some(({ kind }) => kind === word.kind)) continue
    await setAsideApprovals(
      tx,
      ctx,
      { incident, newest },
      {
        // The text stays its author's: who keeps the list has written nothing.
        by: { id: newest.savedById, name: newest.savedByName },
        why: 'the list of words that must not be published has changed since.',
      },
    )
    await postMortemChanged(tx, number, ctx.clock.now())
    setAside.push(number)
  }
  return setAside
}

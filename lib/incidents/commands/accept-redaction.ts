import { redactionAcceptances } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { acceptRedactionSchema } from '../model/redaction.ts'
import { readRedactionHits } from '../queries/redaction-hits.ts'
import { assertNewest, assertNotUnderWay, lockedPostMortem } from './parts/locked-post-mortem.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'
import { assertWritable } from './parts/post-mortem-phase.ts'
import { respondingPerson } from './parts/responder.ts'
import { isJudged, setAsideApprovals } from './parts/set-aside-approvals.ts'

/**
 * Lets something pass that the redaction check found, with the reason why anybody may read it. Reviewers approve a text
 * with what was let pass in it: once they are at it, this makes the same text the next version, for them to judge anew.
 */
export const acceptRedaction = defineCommand({
  action: 'post-mortem.accept-redaction',
  permission: 'post-mortems.write',
  input: acceptRedactionSchema,
  async run({ ctx, input: { number, version, hitKey, reason }, tx, now }) {
    const by = respondingPerson(ctx, 'let a hit pass')
    const locked = await lockedPostMortem(tx, number)
    const { incident, newest } = locked
    assertWritable(incident)
    assertNewest(version, newest)
    const hits = await readRedactionHits(tx, incident.id, newest)
    const hit = hits.find(({ key }) => key === hitKey)
    if (hit === undefined)
      throw new PlumblineError(
        'not_found',
        'This is no longer in the text.',
        'Nothing is left to do about it; read the page again.',
      )
    if (hit.acceptance !== null) return { result: { isAccepted: true, version }, entry: null }
    await assertNotUnderWay(tx, incident.id)
    await tx.insert(redactionAcceptances).values({
      incidentId: incident.id,
      hitKey: Buffer.from(hitKey, 'hex'),
      kind: hit.kind,
      reason,
      at: now,
      byId: by.id,
      byName: by.name,
    })
    const standing = (await isJudged(tx, locked))
      ? await setAsideApprovals(tx, ctx, locked, {
          by,
          why: 'something in it was let pass after its review had begun.',
        })
      : version
    await postMortemChanged(tx, number, now)
    return {
      result: { isAccepted: true, version: standing },
      entry: {
        object: { type: 'post-mortem', id: incident.id },
        // Not the words: a secret must not get into the ledger by being found.
        payload: { number, version: standing, kind: hit.kind, hitKey, reason },
        decision: 'accepted',
      },
    }
  },
})

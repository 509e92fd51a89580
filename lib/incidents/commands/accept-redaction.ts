import { redactionAcceptances } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { acceptRedactionSchema } from '../model/redaction.ts'
import { readRedactionHits } from '../queries/redaction-hits.ts'
import { assertNewest, lockedPostMortem } from './parts/locked-post-mortem.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'
import { assertWritable } from './parts/post-mortem-phase.ts'
import { respondingPerson } from './parts/responder.ts'

/** Lets something pass that the redaction check found, with the reason why anybody may read it. */
export const acceptRedaction = defineCommand({
  action: 'post-mortem.accept-redaction',
  permission: 'post-mortems.write',
  input: acceptRedactionSchema,
  async run({ ctx, input: { number, version, hitKey, reason }, tx, now }) {
    const { id: byId, name: byName } = respondingPerson(ctx, 'let a hit pass')
    const { incident, newest } = await lockedPostMortem(tx, number)
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
    if (hit.acceptance !== null) return { result: { isAccepted: true }, entry: null }
    await tx.insert(redactionAcceptances).values({
      incidentId: incident.id,
      hitKey: Buffer.from(hitKey, 'hex'),
      kind: hit.kind,
      reason,
      at: now,
      byId,
      byName,
    })
    await postMortemChanged(tx, number, now)
    return {
      result: { isAccepted: true },
      entry: {
        object: { type: 'post-mortem', id: incident.id },
        // Not the words: a secret must not get into the ledger by being found.
        payload: { number, version, kind: hit.kind, hitKey, reason },
        decision: 'accepted',
      },
    }
  },
})

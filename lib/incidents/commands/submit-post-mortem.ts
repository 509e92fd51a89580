import { eq } from 'drizzle-orm'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { submitPostMortemSchema } from '../model/post-mortem-input.ts'
import { readAuthorIds, readEditions, readVerdicts } from '../queries/post-mortem-rows.ts'
import { requiredSections } from '../queries/post-mortem-terms.ts'
import { readRedactionHits } from '../queries/redaction-hits.ts'
import { approvalOf } from '../rules/post-mortem-approval.ts'
import { postMortemBlockers } from '../rules/post-mortem-blockers.ts'
import { appendEvent } from './parts/append-event.ts'
import { assertNewest, lockedPostMortem } from './parts/locked-post-mortem.ts'
import { moveIncident } from './parts/move-incident.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'
import { assertWritable } from './parts/post-mortem-phase.ts'
import { respondingPerson } from './parts/responder.ts'

/**
 * Puts the newest version before its reviewers. Whatever would keep it from the public is settled first, so that what
 * they approve can be published as it is.
 */
export const submitPostMortem = defineCommand({
  action: 'post-mortem.submit',
  permission: 'post-mortems.write',
  input: submitPostMortemSchema,
  async run({ ctx, input: { number, version }, tx, now }) {
    const { id: submittedById } = respondingPerson(ctx, 'submit a post-mortem')
    const { incident, postMortem, newest } = await lockedPostMortem(tx, number)
    assertWritable(incident)
    assertNewest(version, newest)
    if (postMortem.status !== 'draft')
      throw new PlumblineError(
        'conflict',
        `Version ${version} was submitted already.`,
        'It waits for its reviewers; save a new version to change it.',
      )
    const verdicts = (await readVerdicts(tx, incident.id)).filter((one) => one.version === version)
    const [blocker, ...more] = postMortemBlockers({
      text: newest,
      hits: await readRedactionHits(tx, incident.id, newest),
      required: await requiredSections(ctx),
      editions: await readEditions(tx, incident.id, now),
      areChangesAsked: approvalOf(await readAuthorIds(tx, incident.id, version), verdicts).areChangesAsked,
    })
    if (blocker)
      throw new PlumblineError('conflict', blocker.text, 'Settle it in the editor, save, and submit again.', {
        details: [blocker, ...more].map(({ code, text }) => ({ path: code, message: text })),
      })
    await tx
      .update(postMortems)
      .set({ status: 'review', submittedAt: now, submittedById, approvedAt: null })
      .where(eq(postMortems.incidentId, incident.id))
    if (incident.status === 'post_mortem_draft')
      await moveIncident(tx, ctx, {
        incidentId: incident.id,
        from: 'post_mortem_draft',
        to: 'review',
        note: `Version ${version} was submitted.`,
      })
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'action',
      body: `Submitted version ${version} of the post-mortem for review by two people.`,
      links: [{ type: 'page', label: 'Post-mortem', href: `/incidents/${number}/post-mortem` }],
    })
    await postMortemChanged(tx, number, now)
    return {
      result: { version },
      entry: {
        object: { type: 'post-mortem', id: incident.id },
        payload: { number, version, blobSha: newest.blobSha },
        decision: 'submitted',
      },
    }
  },
})

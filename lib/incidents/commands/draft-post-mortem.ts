import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import type { Ctx } from '#lib/platform/ctx.ts'
import { incidentSchema } from '../model/input.ts'
import { readIncidentRecord } from '../queries/incident-record.ts'
import { readVersion } from '../queries/post-mortem-rows.ts'
import { draftSections } from '../rules/post-mortem-draft.ts'
import { appendEvent } from './parts/append-event.ts'
import { type LockedIncident, lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { nextVersion } from './parts/next-version.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'
import { wrongState } from './parts/refuse-move.ts'
import { respondingPerson } from './parts/responder.ts'
import { storeVersion } from './parts/store-version.ts'

/**
 * Drafts the post-mortem of a resolved incident from its record. One that was begun before the incident was opened
 * again goes on from its newest text, as a version of its own: nothing that somebody wrote is lost, and what was
 * approved then told of another end.
 */
export const draftPostMortem = defineCommand({
  action: 'post-mortem.draft',
  permission: 'post-mortems.write',
  input: incidentSchema,
  async run({ ctx, input: { number }, tx, now }) {
    respondingPerson(ctx, 'draft a post-mortem')
    const incident = await lockedIncident(tx, number)
    if (incident.status !== 'resolved')
      throw wrongState(incident, 'A post-mortem is drafted once, when the incident is resolved.')
    const [begun] = await tx.select().from(postMortems).where(eq(postMortems.incidentId, incident.id))
    const version = begun === undefined ? 1 : begun.version + 1
    if (begun) await goOn(tx, ctx, incident, begun.version)
    else {
      await tx
        .insert(postMortems)
        .values({ incidentId: incident.id, status: 'draft', version, createdAt: now })
      const sections = draftSections(await readIncidentRecord(tx, toldOf(incident)))
      await storeVersion(tx, ctx, incident, { version, title: incident.title, sections, changeNote: null })
    }
    await moveIncident(tx, ctx, { incidentId: incident.id, from: 'resolved', to: 'post_mortem_draft' })
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'action',
      body: begun
        ? `Work on the post-mortem goes on, from version ${begun.version}.`
        : 'Drafted the post-mortem.',
      links: [{ type: 'page', label: 'Post-mortem', href: `/incidents/${number}/post-mortem` }],
    })
    await postMortemChanged(tx, number, now)
    return {
      result: { version, isNew: begun === undefined },
      entry: {
        object: { type: 'post-mortem', id: incident.id },
        payload: { number, version },
        decision: 'draft',
      },
    }
  },
})

/** The newest text once more, still its author's, under the new resolution that its file names. */
async function goOn(tx: Transaction, ctx: Ctx, incident: LockedIncident, newest: number): Promise<void> {
  const begun = await readVersion(tx, incident.id, newest)
  if (begun === undefined)
    throw new Error(`The post-mortem of ${incident.number} has lost its version ${newest}.`)
  const { title, sections, changeNote, savedById, savedByName } = begun
  const by = { id: savedById, name: savedByName }
  await nextVersion(
    tx,
    ctx,
    incident,
    { version: newest + 1, title, sections, changeNote, by },
    'It was resolved again.',
  )
}

/** What the record of an incident begins with. */
function toldOf(incident: LockedIncident) {
  const { id, summary, detectedAt, classifiedAt, acknowledgedAt, resolvedAt, highestSeverity } = incident
  return { id, summary, detectedAt, classifiedAt, acknowledgedAt, resolvedAt, severity: highestSeverity }
}

import { eq } from 'drizzle-orm'
import { postMortems } from '#db/schema/incidents/post-mortems.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { incidentSchema } from '../model/input.ts'
import { readIncidentRecord } from '../queries/incident-record.ts'
import { draftSections } from '../rules/post-mortem-draft.ts'
import { appendEvent } from './parts/append-event.ts'
import { type LockedIncident, lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { postMortemChanged } from './parts/post-mortem-changed.ts'
import { wrongState } from './parts/refuse-move.ts'
import { respondingPerson } from './parts/responder.ts'
import { storeVersion } from './parts/store-version.ts'

/**
 * Drafts the post-mortem of a resolved incident from its record. One that was begun before the incident was opened
 * again goes on from its newest text: nothing that somebody wrote is lost.
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
    const version = begun?.version ?? 1
    if (begun)
      await tx
        .update(postMortems)
        .set({ status: 'draft', submittedAt: null, submittedById: null, approvedAt: null })
        .where(eq(postMortems.incidentId, incident.id))
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
      body: begun ? `Work on the post-mortem goes on, from version ${version}.` : 'Drafted the post-mortem.',
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

/** What the record of an incident begins with. */
function toldOf(incident: LockedIncident) {
  const { id, summary, detectedAt, classifiedAt, acknowledgedAt, resolvedAt, highestSeverity } = incident
  return { id, summary, detectedAt, classifiedAt, acknowledgedAt, resolvedAt, severity: highestSeverity }
}

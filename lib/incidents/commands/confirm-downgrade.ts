import { eq } from 'drizzle-orm'
import { incidentSeverities } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { confirmDowngradeSchema } from '../model/input.ts'
import { isOver } from '../model/states.ts'
import { incidentSeverityWords } from '../model/words.ts'
import { incidentName } from '../model.ts'
import { incidentTerms } from '../queries/incident-terms.ts'
import { appendEvent } from './parts/append-event.ts'
import { putInEffect } from './parts/classify.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { respondingPerson } from './parts/responder.ts'
import { waitingDowngrade } from './parts/waiting-downgrade.ts'

/**
 * Agrees to a lower severity as the second person. The highest severity ever held stays, and with it what the
 * incident obliges to.
 */
export const confirmDowngrade = defineCommand({
  action: 'incident.confirm-downgrade',
  permission: 'incidents.respond',
  input: confirmDowngradeSchema,
  async run({ ctx, input: { number, severityId, note }, tx, now }) {
    const by = respondingPerson(ctx, 'agree to a lower severity')
    const terms = await incidentTerms({ ...ctx, db: tx })
    const incident = await lockedIncident(tx, number)
    if (isOver(incident.status))
      throw new PlumblineError(
        'conflict',
        `${incidentName(number)} is ${incident.status}.`,
        'Its severity stays as it is; re-open it first if it must change.',
      )
    const waiting = await waitingDowngrade(tx, incident.id, severityId)
    if (waiting.proposedById === by.id)
      throw new PlumblineError(
        'forbidden',
        'You proposed this yourself.',
        'Ask another responder or the lead: a lower severity needs a second person.',
      )
    await tx
      .update(incidentSeverities)
      .set({ effectiveAt: now, decidedById: by.id, decidedByName: by.name })
      .where(eq(incidentSeverities.id, severityId))
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body: `Agreed to lower the severity to ${incidentSeverityWords[waiting.to]}, as ${waiting.proposedByName} proposed.${note && `\n\n${note}`}`,
    })
    await putInEffect(tx, ctx, incident, terms, { severityId, severity: waiting.to })
    await incidentChanged(tx, number, now)
    return {
      result: { severity: waiting.to, highestSeverity: incident.highestSeverity },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, from: incident.severity, to: waiting.to, proposedBy: waiting.proposedById, note },
        decision: 'downgrade-confirmed',
      },
    }
  },
})

import { eq } from 'drizzle-orm'
import { incidentSeverities } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { refuseDowngradeSchema } from '../model/input.ts'
import { incidentSeverityWords } from '../model/words.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { respondingPerson } from './parts/responder.ts'
import { waitingDowngrade } from './parts/waiting-downgrade.ts'

/** Refuses a lower severity, or takes back one's own proposal. The severity stays. */
export const refuseDowngrade = defineCommand({
  action: 'incident.refuse-downgrade',
  permission: 'incidents.respond',
  input: refuseDowngradeSchema,
  async run({ ctx, input: { number, severityId, reason }, tx, now }) {
    const by = respondingPerson(ctx, 'refuse a lower severity')
    const incident = await lockedIncident(tx, number)
    const waiting = await waitingDowngrade(tx, incident.id, severityId)
    await tx
      .update(incidentSeverities)
      .set({ refusedAt: now, refusedReason: reason, decidedById: by.id, decidedByName: by.name })
      .where(eq(incidentSeverities.id, severityId))
    const isOwn = waiting.proposedById === by.id
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body: `${isOwn ? 'Took back the proposal' : 'Refused'} to lower the severity to ${incidentSeverityWords[waiting.to]}.\n\n${reason}`,
    })
    await incidentChanged(tx, number, now)
    return {
      result: { severity: incident.severity },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, to: waiting.to, proposedBy: waiting.proposedById, reason },
        decision: isOwn ? 'downgrade-withdrawn' : 'downgrade-refused',
      },
    }
  },
})

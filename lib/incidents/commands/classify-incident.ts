import { defineCommand } from '#lib/platform/command.ts'
import { classifyIncidentSchema } from '../model/input.ts'
import { incidentTerms } from '../queries/incident-terms.ts'
import { classify } from './parts/classify.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'

/**
 * Classifies an incident by the four answers. Higher holds at once; lower waits for a second person, and what the
 * higher severity obliges to goes on either way.
 */
export const classifyIncident = defineCommand({
  action: 'incident.classify',
  permission: 'incidents.respond',
  input: classifyIncidentSchema,
  async run({ ctx, input: { number, ...classification }, tx, now }) {
    const terms = await incidentTerms({ ...ctx, db: tx })
    const incident = await lockedIncident(tx, number)
    const result = await classify(tx, ctx, incident, terms, classification)
    await incidentChanged(tx, number, now)
    return {
      result,
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: {
          number,
          from: incident.severity,
          to: result.severity,
          matrix: classification.matrix,
          reason: classification.reason,
        },
        decision: result.isInEffect ? 'classified' : 'downgrade-proposed',
      },
    }
  },
})

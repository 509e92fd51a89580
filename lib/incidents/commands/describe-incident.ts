import { eq, sql } from 'drizzle-orm'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { describeIncidentSchema } from '../model/input.ts'
import { incidentName } from '../model.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { knownSystems } from './parts/known-systems.ts'
import { lockedIncident } from './parts/locked-incident.ts'

/** Says better what an incident is about. What was said before stays on the timeline. */
export const describeIncident = defineCommand({
  action: 'incident.describe',
  permission: 'incidents.respond',
  input: describeIncidentSchema,
  async run({ ctx, input: { number, version, title, summary, systemIds, causeCategory }, tx, now }) {
    const incident = await lockedIncident(tx, number)
    if (incident.version !== version)
      throw new PlumblineError(
        'conflict',
        `Somebody changed ${incidentName(number)} in the meantime.`,
        'Load the page again and look at what changed.',
      )
    const systems = systemIds === undefined ? undefined : await knownSystems(tx, systemIds)
    const changes = [
      ...(title !== undefined && title !== incident.title
        ? [`Title: “${title}”, before “${incident.title}”.`]
        : []),
      ...(summary !== undefined && summary !== incident.summary
        ? [`Summary: ${summary}\n\nBefore: ${incident.summary}`]
        : []),
      ...(systems !== undefined && !isSame(systems, incident.systemIds)
        ? [`Systems concerned: ${systems.length}, before ${incident.systemIds.length}.`]
        : []),
      ...(causeCategory !== undefined && causeCategory !== incident.causeCategory
        ? [`Cause: ${causeCategory ?? 'none named'}, before ${incident.causeCategory ?? 'none named'}.`]
        : []),
    ]
    if (changes.length === 0) return { result: { version }, entry: null }
    await tx
      .update(incidents)
      .set({
        ...(title !== undefined && { title }),
        ...(summary !== undefined && { summary }),
        ...(systems !== undefined && { systemIds: systems }),
        ...(causeCategory !== undefined && { causeCategory }),
        version: sql`${incidents.version} + 1`,
      })
      .where(eq(incidents.id, incident.id))
    await appendEvent(tx, ctx, { incidentId: incident.id, kind: 'decision', body: changes.join('\n\n') })
    await incidentChanged(tx, number, now)
    return {
      result: { version: version + 1 },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: {
          number,
          title: title ?? incident.title,
          systemIds: systems ?? incident.systemIds,
          causeCategory: causeCategory === undefined ? incident.causeCategory : causeCategory,
        },
        decision: 'described',
      },
    }
  },
})

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((one) => right.includes(one))

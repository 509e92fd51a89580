import { and, eq, isNull } from 'drizzle-orm'
import { incidentClocks, regulatoryClocks } from '#db/schema/incidents/clocks.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { addClockSchema } from '../model/input.ts'
import { isOver } from '../model/states.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { wrongState } from './parts/refuse-move.ts'
import { startOf, startRegulatoryClock } from './parts/regulatory.ts'

/** Adds the clock of a law or contract to an incident that it applies to. It starts where the law says. */
export const addClock = defineCommand({
  action: 'incident.add-clock',
  permission: 'incidents.respond',
  input: addClockSchema,
  async run({ ctx, input: { number, regulatoryClockId }, tx, now }) {
    const incident = await lockedIncident(tx, number)
    if (isOver(incident.status)) throw wrongState(incident, 'Clocks run while there is something to do.')
    const [rule] = await tx
      .select()
      .from(regulatoryClocks)
      .where(and(eq(regulatoryClocks.id, regulatoryClockId), isNull(regulatoryClocks.retiredAt)))
    if (rule === undefined) throw notFound('This clock', 'Look for it in the settings of incidents.')
    const startedAt = startOf(rule, incident)
    if (startedAt === null)
      throw new PlumblineError(
        'conflict',
        `“${rule.name}” starts with the ${rule.startsAt}, which has not come yet.`,
        'Add it then.',
      )
    const [known] = await tx
      .select({ id: incidentClocks.id })
      .from(incidentClocks)
      .where(
        and(
          eq(incidentClocks.incidentId, incident.id),
          eq(incidentClocks.kind, 'regulatory'),
          eq(incidentClocks.name, rule.name),
          isNull(incidentClocks.voidedAt),
        ),
      )
    if (known !== undefined)
      throw new PlumblineError('conflict', `“${rule.name}” is there already.`, 'Look at its clocks.')
    await startRegulatoryClock(tx, ctx, incident.id, rule, startedAt)
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body: `The clock “${rule.name}” applies (${rule.source}).`,
    })
    await incidentChanged(tx, number, now)
    return {
      result: {},
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, regulatoryClockId, name: rule.name, startedAt: startedAt.toISOString() },
        decision: 'clock-added',
      },
    }
  },
})

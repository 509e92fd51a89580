import { and, eq, isNull } from 'drizzle-orm'
import { incidentDuties } from '#db/schema/incidents/incidents.ts'
import { permissions } from '#lib/platform/auth/permissions.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { giveDutySchema } from '../model/input.ts'
import { isOver } from '../model/states.ts'
import { incidentDutyWords } from '../model/words.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { personOfDuty } from './parts/person-of-duty.ts'
import { wrongState } from './parts/refuse-move.ts'

/** Gives somebody a duty in an incident. One commands at a time: a new commander relieves the one before. */
export const giveDuty = defineCommand({
  action: 'incident.give-duty',
  permission: 'incidents.respond',
  input: giveDutySchema,
  async run({ ctx, input: { number, duty, userId }, tx, now }) {
    const incident = await lockedIncident(tx, number)
    if (isOver(incident.status)) throw wrongState(incident, 'Duties are given while there is work to do.')
    const name = await personOfDuty(tx, userId, permissions['incidents.respond'].roles)
    const held = await tx
      .select()
      .from(incidentDuties)
      .where(
        and(
          eq(incidentDuties.incidentId, incident.id),
          eq(incidentDuties.duty, duty),
          isNull(incidentDuties.endedAt),
        ),
      )
    if (held.some((one) => one.userId === userId))
      throw new PlumblineError('conflict', `${name} has this duty already.`, 'Choose somebody else.')
    if (duty === 'commander')
      await tx
        .update(incidentDuties)
        .set({ endedAt: now })
        .where(
          and(
            eq(incidentDuties.incidentId, incident.id),
            eq(incidentDuties.duty, duty),
            isNull(incidentDuties.endedAt),
          ),
        )
    const dutyId = newId(ctx.clock)
    await tx.insert(incidentDuties).values({
      id: dutyId,
      incidentId: incident.id,
      duty,
      userId,
      givenAt: now,
      givenByName: ctx.actor.name,
    })
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body: `${incidentDutyWords[duty]}: ${name}.`,
    })
    await incidentChanged(tx, number, now)
    return {
      result: { dutyId },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, duty, userId },
        decision: 'duty-given',
      },
    }
  },
})

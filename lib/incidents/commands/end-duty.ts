import { and, eq, isNull } from 'drizzle-orm'
import { incidentDuties } from '#db/schema/incidents/incidents.ts'
import { users } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { endDutySchema } from '../model/input.ts'
import { incidentDutyWords } from '../model/words.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'

/** Relieves somebody of a duty. */
export const endDuty = defineCommand({
  action: 'incident.end-duty',
  permission: 'incidents.respond',
  input: endDutySchema,
  async run({ ctx, input: { number, dutyId }, tx, now }) {
    const incident = await lockedIncident(tx, number)
    const [ended] = await tx
      .update(incidentDuties)
      .set({ endedAt: now })
      .where(
        and(
          eq(incidentDuties.id, dutyId),
          eq(incidentDuties.incidentId, incident.id),
          isNull(incidentDuties.endedAt),
        ),
      )
      .returning()
    if (ended === undefined) throw notFound('This duty', 'Load the page again: it may have ended already.')
    const [user] = await tx.select({ name: users.name }).from(users).where(eq(users.id, ended.userId))
    await appendEvent(tx, ctx, {
      incidentId: incident.id,
      kind: 'decision',
      body: `${incidentDutyWords[ended.duty]}: ${user?.name ?? 'somebody'} is relieved.`,
    })
    await incidentChanged(tx, number, now)
    return {
      result: { dutyId },
      entry: {
        object: { type: 'incident', id: incident.id },
        payload: { number, duty: ended.duty, userId: ended.userId },
        decision: 'duty-ended',
      },
    }
  },
})

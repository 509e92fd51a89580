import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { alertRecipients, alerts } from '#db/schema/index.ts'
import { acknowledgeIncident } from '#lib/incidents/commands/acknowledge-incident.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'

const longestNote = 500

/**
 * Says "I have it" about an alert that one was told of. It stays open until its cause is gone; its acknowledger hears
 * no more of it until it grows.
 */
export const acknowledgeAlert = defineCommand({
  action: 'alert.acknowledge',
  permission: 'alerts.own',
  input: z.strictObject({
    alertId: z.uuid(),
    note: z.string().trim().max(longestNote, `is longer than ${longestNote} characters`).default(''),
  }),
  async run({ ctx, input: { alertId, note }, tx, now }) {
    const mine = and(eq(alertRecipients.alertId, alertId), eq(alertRecipients.userId, ctx.actor.id))
    const [found] = await tx
      .select({
        level: alerts.level,
        closedAt: alerts.closedAt,
        cause: alerts.cause,
        kind: alerts.kind,
        subject: alerts.subject,
      })
      .from(alertRecipients)
      .innerJoin(alerts, eq(alerts.id, alertRecipients.alertId))
      .where(mine)
      .for('update', { of: alertRecipients })
    if (found === undefined)
      throw notFound('An alert of yours', 'Open your inbox: it may be somebody else’s.')
    // Whoever takes on the call takes on the incident: its clock stops and nobody further is called.
    if (found.kind === 'incident_page' && found.closedAt === null)
      await acknowledgeIncident({ ...ctx, db: tx }, { number: Number(found.subject.incidentNumber) })
    if (found.closedAt !== null)
      throw new PlumblineError('conflict', 'This alert is closed already.', 'Nothing is left to do about it.')
    await tx
      .update(alertRecipients)
      .set({
        acknowledgedAt: now,
        acknowledgedLevel: found.level,
        acknowledgedNote: note === '' ? null : note,
      })
      .where(mine)
    await tx
      .update(alertRecipients)
      .set({ seenAt: now })
      .where(and(mine, isNull(alertRecipients.seenAt)))
    await notify(tx, { topic: 'alerts', keys: ['alerts'] })
    return {
      result: { level: found.level },
      entry: {
        object: { type: 'alert', id: alertId },
        payload: { kind: found.kind, cause: found.cause, level: found.level, note },
      },
    }
  },
})

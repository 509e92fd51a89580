import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alertDeliveries, notificationPreferences } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { type Preferences, preferencesSchema } from '../model/preferences.ts'
import type { AlertUrgency } from '../model.ts'
import { mailDueAt } from '../rules/mail-times.ts'
import { giveUp } from './parts/delivery-outcome.ts'

/** Saves when somebody wants to be mailed. What waits in the outbox for them follows the new choice. */
export const savePreferences = defineCommand({
  action: 'notification-preferences.save',
  permission: 'alerts.own',
  input: preferencesSchema,
  async run({ ctx, input, tx, now }) {
    const userId = ctx.actor.id
    const row = { ...input, updatedAt: now }
    await tx
      .insert(notificationPreferences)
      .values({ userId, ...row })
      .onConflictDoUpdate({ target: notificationPreferences.userId, set: row })
    await moveWaitingMail(tx, userId, input, now)
    return { result: null, entry: { object: { type: 'user', id: userId }, payload: { ...input } } }
  },
})

async function moveWaitingMail(
  tx: Transaction,
  userId: string,
  preferences: Preferences,
  now: Date,
): Promise<void> {
  const waiting = and(
    eq(alertDeliveries.channel, 'email'),
    eq(alertDeliveries.recipientId, userId),
    isNull(alertDeliveries.sentAt),
    isNull(alertDeliveries.givenUpAt),
    // A mail that was tried already keeps its place among the next attempts.
    isNull(alertDeliveries.batchId),
  )
  const { id, payload } = alertDeliveries
  const rows = await tx.select({ id, payload }).from(alertDeliveries).where(waiting).for('update')
  const byUrgency = Map.groupBy(rows, (row) => (row.payload as { urgency: AlertUrgency }).urgency)
  for (const [urgency, some] of byUrgency) {
    const dueAt = mailDueAt(preferences, urgency, now)
    const ids = some.map((row) => row.id)
    if (dueAt === null) await giveUp(tx, ids, 'The recipient wants no mail.', now)
    else
      await tx
        .update(alertDeliveries)
        .set({ dueAt })
        .where(and(waiting, inArray(id, ids)))
  }
}

import { inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alertDeliveries, notificationPreferences } from '#db/schema/index.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { defaultPreferences, type Preferences } from '../../model/preferences.ts'
import { mailDueAt } from '../../rules/mail-times.ts'
import type { Message } from '../../rules/plan.ts'
import { inParts } from './in-parts.ts'

/**
 * Puts messages into the outbox of mails, in the transaction of what they tell of. Each goes out once: the same key
 * for the same user is taken once. Whoever wants no mail gets none, also not later.
 * @returns whether any of them is due at once
 */
export async function queueMail(
  tx: Transaction,
  clock: Clock,
  messages: readonly Message[],
  timeZone: string,
): Promise<boolean> {
  const now = clock.now()
  const chosen = await preferencesOf(tx, [...new Set(messages.map(({ userId }) => userId))])
  const rows = messages.flatMap(({ userId, alertId, key, urgency }) => {
    const dueAt = mailDueAt(chosen.get(userId) ?? defaultPreferences(timeZone), urgency, now)
    if (dueAt === null) return []
    return [
      {
        id: newId(clock),
        channel: 'email' as const,
        recipientId: userId,
        key,
        alertId,
        payload: { urgency },
        createdAt: now,
        dueAt,
      },
    ]
  })
  for (const part of inParts(rows)) await tx.insert(alertDeliveries).values(part).onConflictDoNothing()
  return rows.some(({ dueAt }) => dueAt <= now)
}

async function preferencesOf(
  tx: Transaction,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Preferences>> {
  if (userIds.length === 0) return new Map()
  const rows = await tx
    .select()
    .from(notificationPreferences)
    .where(inArray(notificationPreferences.userId, [...userIds]))
  return new Map(rows.map(({ userId, ...preferences }) => [userId, preferences]))
}

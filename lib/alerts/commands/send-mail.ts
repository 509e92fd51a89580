import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { alertDeliveries, alerts, notificationPreferences, users } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { isRefusedForGood, type Mailer } from '#lib/platform/mail/mailer.ts'
import { composeDigest, type DigestItem } from '../rules/digest.ts'
import { giveUp, markFailed, markSent, reasonOf } from './parts/delivery-outcome.ts'

export type MailOutcome = 'sent' | 'failed' | 'given-up' | 'nothing-left' | 'taken'

/**
 * Sends one mail with every message gathered in it. Its messages stay locked until the server took it, so that two
 * workers send it once. What was settled meanwhile is left out; a mail with nothing left is not sent.
 */
export const sendMail = defineCommand({
  action: 'alerts.send-mail',
  permission: 'alerts.raise',
  input: z.strictObject({
    /** The first message of the mail, as `collectMail` chose it. */
    batchId: z.uuid(),
    mailer: z.custom<Mailer>(),
    /** Origin of this installation. */
    origin: z.url(),
    /** For whoever has not chosen one. */
    timeZone: z.string(),
  }),
  async run({ input: { batchId, mailer, origin, timeZone }, tx, now }): Promise<{
    result: MailOutcome
    entry: { object: { type: string; id: string }; payload: Record<string, unknown>; decision: string } | null
  }> {
    // A slow mail server is no reason to lose the lock and send twice.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    const messages = await takeMessages(tx, batchId)
    const [first] = messages
    if (first === undefined) return { result: 'taken', entry: null }
    const ids = messages.map(({ id }) => id)
    const reader = await readerOf(tx, first.recipientId)
    if (reader === null) {
      await giveUp(tx, ids, 'The recipient is no active user any more.', now)
      return { result: 'nothing-left', entry: null }
    }
    const isOver = ({ alert }: Message) => alert === null || alert.closedAt !== null
    const settled = messages.filter(isOver).map(({ id }) => id)
    await giveUp(tx, settled, 'It was settled before it was told.', now)
    const items = messages.flatMap(({ alert }) => (alert === null || alert.closedAt !== null ? [] : [alert]))
    if (items.length === 0) return { result: 'nothing-left', entry: null }

    const messageId = `<${batchId}@${new URL(origin).hostname}>`
    const digest = composeDigest(items, { ...reader, timeZone: reader.timeZone ?? timeZone, origin, now })
    const entry = (decision: string, more: Record<string, unknown> = {}) => ({
      object: { type: 'user', id: first.recipientId },
      decision,
      payload: { messageId, alerts: items.map(({ id }) => id), ...more },
    })
    try {
      await mailer.send({
        to: { name: reader.name, address: reader.email },
        messageId,
        date: now,
        ...digest,
        preferencesUrl: `${origin}/account/notifications`,
      })
    } catch (error) {
      const failure = {
        attempts: first.attempts,
        reason: reasonOf(error),
        isForGood: isRefusedForGood(error),
      }
      const isOut = await markFailed(tx, ids, failure, now)
      // An attempt that will be made again states nothing yet.
      if (!isOut) return { result: 'failed', entry: null }
      return { result: 'given-up', entry: entry('given-up', { reason: failure.reason }) }
    }
    await markSent(tx, ids, now)
    return { result: 'sent', entry: entry('sent') }
  },
})

type Message = {
  id: string
  recipientId: string
  attempts: number
  alert: (DigestItem & { closedAt: Date | null }) | null
}

/** The messages of a mail, locked; none when another worker has it or it is settled. */
async function takeMessages(tx: Transaction, batchId: string): Promise<Message[]> {
  const unsettled = and(isNull(alertDeliveries.sentAt), isNull(alertDeliveries.givenUpAt))
  const [first] = await tx
    .select({ id: alertDeliveries.id })
    .from(alertDeliveries)
    .where(and(eq(alertDeliveries.id, batchId), unsettled))
    .for('update', { skipLocked: true })
  // Whoever holds the first message holds the mail.
  if (first === undefined) return []
  const { id, recipientId, attempts } = alertDeliveries
  const { urgency, title, body, href, dueAt, closedAt } = alerts
  return tx
    .select({
      id,
      recipientId,
      attempts,
      alert: { id: alerts.id, urgency, title, body, href, dueAt, closedAt },
    })
    .from(alertDeliveries)
    .leftJoin(alerts, eq(alerts.id, alertDeliveries.alertId))
    .where(and(eq(alertDeliveries.batchId, batchId), unsettled))
    .orderBy(asc(id))
    .for('update', { of: alertDeliveries })
}

async function readerOf(
  tx: Transaction,
  userId: string,
): Promise<{ name: string; email: string; timeZone: string | null } | null> {
  const [user] = await tx
    .select({ name: users.name, email: users.email, timeZone: notificationPreferences.timeZone })
    .from(users)
    .leftJoin(notificationPreferences, eq(notificationPreferences.userId, users.id))
    .where(and(eq(users.id, userId), eq(users.status, 'active')))
  return user ?? null
}

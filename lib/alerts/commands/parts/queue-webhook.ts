import { and, arrayContains, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { alertDeliveries, webhooks } from '#db/schema/index.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { newId } from '#lib/platform/ids.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import type { WebhookTopic } from '../../model.ts'
import { inParts } from './in-parts.ts'

export type WebhookMessage = {
  topic: WebhookTopic
  /** What happened to what, for example `<revocation id>/requested`: a webhook is told of it once. */
  key: string
  /** `revocation.requested`; the topic when not given. */
  type?: string
  alertId?: string
  /** Plain JSON without secrets. It becomes the `data` of the message. */
  payload: Record<string, unknown>
}

/**
 * Puts a message into the outbox of every webhook that listens to the topic, in the caller's transaction: it goes out
 * if, and only if, that commits. Where nobody listens this writes nothing.
 */
export const queueWebhook = (tx: Transaction, clock: Clock, message: WebhookMessage): Promise<void> =>
  queueWebhooks(tx, clock, [message])

/** The same for many messages of one topic. */
export async function queueWebhooks(
  tx: Transaction,
  clock: Clock,
  messages: readonly WebhookMessage[],
): Promise<void> {
  const [first] = messages
  if (first === undefined) return
  const listeners = await tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(isNull(webhooks.disabledAt), arrayContains(webhooks.topics, [first.topic])))
  const now = clock.now()
  const rows = listeners.flatMap(({ id }) =>
    messages.map(({ topic, type = topic, key, alertId = null, payload }) => ({
      id: newId(clock),
      channel: 'webhook' as const,
      recipientId: id,
      key,
      alertId,
      // As Standard Webhooks recommends: a type, when it happened, and what it is about.
      payload: { type, timestamp: now.toISOString(), data: payload },
      createdAt: now,
      dueAt: now,
    })),
  )
  if (rows.length === 0) return
  for (const part of inParts(rows)) await tx.insert(alertDeliveries).values(part).onConflictDoNothing()
  await enqueue(tx, 'alerts.deliver', {}, { key: 'alerts.deliver' })
}

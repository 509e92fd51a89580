import { and, eq, isNull } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { z } from 'zod'
import type { Transaction } from '#db/client.ts'
import { alertDeliveries, webhooks } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import type { AllowList } from '#lib/platform/http/address-rules.ts'
import { fetchOutgoing } from '#lib/platform/http/outgoing.ts'
import { giveUp, markFailed, markSent, reasonOf } from './parts/delivery-outcome.ts'
import { openWebhookSecret } from './parts/webhook-secret.ts'

export type WebhookOutcome = 'sent' | 'failed' | 'given-up' | 'nothing-left' | 'taken'

/**
 * Sends one message to one webhook, signed as Standard Webhooks asks: `webhook-id` stays the same at every attempt, so
 * that a receiver can leave out what it has. Anything but 2xx is a failure; a redirect is not followed.
 */
export const sendWebhook = defineCommand({
  action: 'webhook.send',
  permission: 'alerts.raise',
  input: z.strictObject({
    deliveryId: z.uuid(),
    allow: z.custom<AllowList>(),
  }),
  async run({ input: { deliveryId, allow }, tx, now }): Promise<{
    result: WebhookOutcome
    entry: { object: { type: string; id: string }; payload: Record<string, unknown>; decision: string } | null
  }> {
    const message = await takeMessage(tx, deliveryId)
    if (message === null) return { result: 'taken', entry: null }
    const { webhook } = message
    if (webhook === null || webhook.disabledAt !== null) {
      await giveUp(tx, [deliveryId], 'The webhook is switched off.', now)
      return { result: 'nothing-left', entry: null }
    }
    const entry = (decision: string, more: Record<string, unknown>) => ({
      object: { type: 'webhook', id: webhook.id },
      decision,
      payload: { deliveryId, key: message.key, ...more },
    })
    try {
      const status = await post(webhook, deliveryId, message.payload, { allow, now })
      await markSent(tx, [deliveryId], now)
      await tx.update(webhooks).set({ lastSuccessAt: now }).where(eq(webhooks.id, webhook.id))
      await notify(tx, { topic: 'alerts', keys: ['webhooks'] })
      return { result: 'sent', entry: entry('sent', { status }) }
    } catch (error) {
      const failure = { attempts: message.attempts, reason: reasonOf(error), isForGood: false }
      const isOut = await markFailed(tx, [deliveryId], failure, now)
      await tx
        .update(webhooks)
        .set({ lastFailureAt: now, lastFailure: failure.reason })
        .where(eq(webhooks.id, webhook.id))
      await notify(tx, { topic: 'alerts', keys: ['webhooks'] })
      // An attempt that will be made again states nothing yet.
      if (!isOut) return { result: 'failed', entry: null }
      return { result: 'given-up', entry: entry('given-up', { reason: failure.reason }) }
    }
  },
})

type Target = { id: string; url: string; secret: Uint8Array; disabledAt: Date | null }

async function takeMessage(tx: Transaction, deliveryId: string) {
  const { id, url, secret, disabledAt } = webhooks
  const [row] = await tx
    .select({
      key: alertDeliveries.key,
      attempts: alertDeliveries.attempts,
      payload: alertDeliveries.payload,
      webhook: { id, url, secret, disabledAt },
    })
    .from(alertDeliveries)
    .leftJoin(webhooks, eq(webhooks.id, alertDeliveries.recipientId))
    .where(
      and(
        eq(alertDeliveries.id, deliveryId),
        eq(alertDeliveries.channel, 'webhook'),
        isNull(alertDeliveries.sentAt),
        isNull(alertDeliveries.givenUpAt),
      ),
    )
    .for('update', { of: alertDeliveries, skipLocked: true })
  return row ?? null
}

/** @returns the status; @throws when it is not 2xx */
async function post(
  { id, url, secret }: Target,
  messageId: string,
  payload: unknown,
  { allow, now }: { allow: AllowList; now: Date },
): Promise<number> {
  const body = JSON.stringify(payload)
  const signature = new Webhook(openWebhookSecret(secret, id)).sign(messageId, now, body)
  const { status } = await fetchOutgoing(
    {
      url,
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'webhook-id': messageId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': signature,
      },
    },
    { allow },
  )
  if (status < 200 || status > 299) throw new Error(`The receiver answered ${status}.`)
  return status
}

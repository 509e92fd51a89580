import { z } from 'zod'
import { alertDeliveries } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { newId } from '#lib/platform/ids.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { liveWebhook } from './parts/live-webhook.ts'

/** Sends a webhook a message that says only that it is a test, the way every message goes: through the worker. */
export const testWebhook = defineCommand({
  action: 'webhook.test',
  permission: 'webhooks.manage',
  input: z.strictObject({ webhookId: z.uuid() }),
  async run({ ctx, input: { webhookId }, tx, now }) {
    const { name } = await liveWebhook(tx, webhookId)
    const id = newId(ctx.clock)
    await tx.insert(alertDeliveries).values({
      id,
      channel: 'webhook',
      recipientId: webhookId,
      key: `${id}/test`,
      payload: { type: 'test', timestamp: now.toISOString(), data: { askedBy: ctx.actor.name } },
      createdAt: now,
      dueAt: now,
    })
    await enqueue(tx, 'alerts.deliver', {}, { key: 'alerts.deliver' })
    return { result: null, entry: { object: { type: 'webhook', id: webhookId }, payload: { name } } }
  },
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { webhooks } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { liveWebhook } from './parts/live-webhook.ts'
import { newWebhookSecret, sealWebhookSecret } from './parts/webhook-secret.ts'

/** Gives a webhook another signing secret, which is in the result once. The old one signs nothing from now on. */
export const rotateWebhook = defineCommand({
  action: 'webhook.rotate',
  permission: 'webhooks.manage',
  input: z.strictObject({ webhookId: z.uuid() }),
  async run({ ctx, input: { webhookId }, tx }) {
    requireRecentMfa(ctx)
    const { name } = await liveWebhook(tx, webhookId)
    const secret = newWebhookSecret()
    await tx
      .update(webhooks)
      .set({ secret: sealWebhookSecret(secret, webhookId) })
      .where(eq(webhooks.id, webhookId))
    await notify(tx, { topic: 'alerts', keys: ['webhooks'] })
    return {
      result: { webhookId, secret },
      entry: { object: { type: 'webhook', id: webhookId }, payload: { name } },
    }
  },
})

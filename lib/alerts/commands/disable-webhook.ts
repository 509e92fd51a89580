import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { webhooks } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { liveWebhook } from './parts/live-webhook.ts'

/** Switches a webhook off for good: what waits for it is not sent any more. */
export const disableWebhook = defineCommand({
  action: 'webhook.disable',
  permission: 'webhooks.manage',
  input: z.strictObject({ webhookId: z.uuid() }),
  async run({ ctx, input: { webhookId }, tx, now }) {
    requireRecentMfa(ctx)
    const { name } = await liveWebhook(tx, webhookId)
    await tx.update(webhooks).set({ disabledAt: now }).where(eq(webhooks.id, webhookId))
    await notify(tx, { topic: 'alerts', keys: ['webhooks'] })
    return { result: null, entry: { object: { type: 'webhook', id: webhookId }, payload: { name } } }
  },
})

import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { webhooks } from '#db/schema/index.ts'
import { requireRecentMfa } from '#lib/platform/auth/authorise.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { settings } from '#lib/platform/env.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { checkOutgoingUrl } from '#lib/platform/http/outgoing.ts'
import { newId } from '#lib/platform/ids.ts'
import { webhookName, webhookTopicSet, webhookUrl } from '../model/webhook.ts'
import { newWebhookSecret, sealWebhookSecret } from './parts/webhook-secret.ts'

/** Adds somebody outside who is told. The signing secret is in the result, once, and nowhere else in clear. */
export const createWebhook = defineCommand({
  action: 'webhook.create',
  permission: 'webhooks.manage',
  input: z.strictObject({ name: webhookName, url: webhookUrl, topics: webhookTopicSet }),
  async run({ ctx, input: { name, url, topics }, tx, now }) {
    requireRecentMfa(ctx)
    // Refused here for the person who types it; every call checks again, with the addresses of that moment.
    const address = checkOutgoingUrl(url, readAllowList(settings().webhookHosts))
    const [known] = await tx.select({ id: webhooks.id }).from(webhooks).where(eq(webhooks.name, name))
    if (known !== undefined) throw knownName(name)
    const webhookId = newId(ctx.clock)
    const secret = newWebhookSecret()
    const added = await tx
      .insert(webhooks)
      .values({
        id: webhookId,
        name,
        url: address.href,
        secret: sealWebhookSecret(secret, webhookId),
        topics: [...new Set(topics)],
        createdAt: now,
        createdBy: ctx.actor.id,
      })
      .onConflictDoNothing()
      .returning({ id: webhooks.id })
    if (added.length === 0) throw knownName(name)
    await notify(tx, { topic: 'alerts', keys: ['webhooks'] })
    return {
      result: { webhookId, secret },
      entry: { object: { type: 'webhook', id: webhookId }, payload: { name, host: address.host, topics } },
    }
  },
})

const knownName = (name: string) =>
  new PlumblineError(
    'conflict',
    `There is a webhook named “${name}” already.`,
    'Choose another name: switched-off webhooks keep theirs.',
  )

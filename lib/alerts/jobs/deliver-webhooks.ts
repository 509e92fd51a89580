import { sql } from 'drizzle-orm'
import type { Ctx } from '#lib/platform/ctx.ts'
import type { AllowList } from '#lib/platform/http/address-rules.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { sendWebhook } from '../commands/send-webhook.ts'

/**
 * Sends every webhook message that is due, the oldest first. A receiver that failed is left alone for the rest of this
 * run: each try may take ten seconds, and the others wait.
 */
export async function deliverWebhooks(ctx: Ctx, allow: AllowList): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string; webhookId: string }>(sql`
    select id, recipient_id as "webhookId" from alert_deliveries
    where channel = 'webhook' and sent_at is null and given_up_at is null
      and due_at <= ${ctx.clock.now().toISOString()}::timestamptz
    order by id`)
  const failing = new Set<string>()
  await inSteps('alerts.deliver', async (step) => {
    for (const { id, webhookId } of rows) {
      if (failing.has(webhookId)) continue
      const outcome = await step(`webhook message ${id}`, () => sendWebhook(ctx, { deliveryId: id, allow }))
      if (outcome === 'failed' || outcome === 'given-up' || outcome === undefined) failing.add(webhookId)
    }
  })
}

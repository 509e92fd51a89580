import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import { createMailer, type Mailer } from '#lib/platform/mail/mailer.ts'
import { deliverMail } from './jobs/deliver-mail.ts'
import { deliverWebhooks } from './jobs/deliver-webhooks.ts'
import { evaluateGroup } from './jobs/evaluate-group.ts'

export { ringClocks } from './jobs/ring-clocks.ts'

/** Job `alerts.evaluate`: after each import and decision, and every few minutes because deadlines pass by themselves. */
export const evaluateAlerts = (ctx: Ctx): Promise<void> =>
  inSteps('alerts.evaluate', async (step) => {
    // Each in a transaction of its own: the clocks of incidents never wait for the rest.
    for (const group of ['clocks', 'standing'] as const)
      await step(group, () => evaluateGroup(ctx, 'alerts.evaluate', group))
  })

/** Job `alerts.deliver`: whatever is due in the outbox, by mail and to webhooks. */
export async function deliverAlerts(ctx: Ctx): Promise<void> {
  const { mail, publicUrl, webhookHosts } = settings()
  await inSteps('alerts.deliver', async (step) => {
    if (mail !== undefined)
      await step('mail', () => withMailer(mail, (mailer) => deliverMail(ctx, mailer, publicUrl)))
    await step('webhooks', async () => deliverWebhooks(ctx, readAllowList(webhookHosts)))
  })
}

async function withMailer(
  settings: Parameters<typeof createMailer>[0],
  send: (mailer: Mailer) => Promise<void>,
): Promise<void> {
  const mailer = createMailer(settings)
  try {
    await send(mailer)
  } finally {
    mailer.close()
  }
}

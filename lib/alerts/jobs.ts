import type { Ctx } from '#lib/platform/ctx.ts'
import { settings } from '#lib/platform/env.ts'
import { readAllowList } from '#lib/platform/http/address-rules.ts'
import { createMailer } from '#lib/platform/mail/mailer.ts'
import { evaluateAlerts as evaluate } from './commands/evaluate-alerts/index.ts'
import { deliverMail } from './jobs/deliver-mail.ts'
import { deliverWebhooks } from './jobs/deliver-webhooks.ts'

export { ringClocks } from './jobs/ring-clocks.ts'

/** Job `alerts.evaluate`: after each import and decision, and every few minutes because deadlines pass by themselves. */
export async function evaluateAlerts(ctx: Ctx): Promise<void> {
  const isMailOn = settings().mail !== undefined
  // Each in a transaction of its own: the clocks of incidents never wait for the rest.
  await evaluate(ctx, { isMailOn, groups: ['clocks'] })
  await evaluate(ctx, { isMailOn, groups: ['standing'] })
}

/** Job `alerts.deliver`: whatever is due in the outbox, by mail and to webhooks. */
export async function deliverAlerts(ctx: Ctx): Promise<void> {
  const { mail, publicUrl, webhookHosts } = settings()
  if (mail !== undefined) {
    const mailer = createMailer(mail)
    try {
      await deliverMail(ctx, mailer, publicUrl)
    } finally {
      mailer.close()
    }
  }
  await deliverWebhooks(ctx, readAllowList(webhookHosts))
}

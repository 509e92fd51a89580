import type { Ctx } from '#lib/platform/ctx.ts'
import { inSteps } from '#lib/platform/jobs/in-steps.ts'
import type { Mailer } from '#lib/platform/mail/mailer.ts'
import { usualTimeZone } from '#lib/policy/queries/usual-time-zone.ts'
import { sendMail } from '../commands/send-mail.ts'
import { collectMail, dueMails } from './collect-mail.ts'

/** Sends every mail that is due. A failure of one says nothing about the next: it may be about its recipient. */
export async function deliverMail(ctx: Ctx, mailer: Mailer, origin: string): Promise<void> {
  await collectMail(ctx.db, ctx.clock.now())
  const mails = await dueMails(ctx.db, ctx.clock.now())
  if (mails.length === 0) return
  const timeZone = await usualTimeZone(ctx)
  await inSteps('alerts.deliver', async (step) => {
    for (const batchId of mails)
      await step(`mail ${batchId}`, () => sendMail(ctx, { batchId, mailer, origin, timeZone }))
  })
}

import { type Finding, fail, ok, warn } from '#cli/doctor/finding.ts'
import type { Settings } from '#lib/platform/env.ts'
import { verifyMailServer } from '#lib/platform/mail/mailer.ts'

/** Greets the mail server and signs in, as the worker does, without sending anything. */
export async function checkMail({ mail }: Pick<Settings, 'mail'>): Promise<Finding> {
  if (mail === undefined) {
    return warn(
      'mail',
      'no mail server is set: people see alerts only in Plumbline.',
      'Set SMTP_URL and MAIL_FROM.',
    )
  }
  const { hostname } = new URL(mail.url)
  const problem = await verifyMailServer(mail)
  if (problem === null) return ok('mail', `sent as ${mail.from} through ${hostname}, which lets us in.`)
  return fail(
    'mail',
    `${hostname} does not take our mail: ${problem}.`,
    'Check SMTP_URL (name, password, port; smtps:// for TLS from the start) and that this machine may reach it.',
  )
}

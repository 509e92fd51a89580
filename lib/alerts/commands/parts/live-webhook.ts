import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { webhooks } from '#db/schema/index.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'

/** A webhook that is in use, locked. @throws PlumblineError `not_found`, `conflict` when it is switched off */
export async function liveWebhook(tx: Transaction, webhookId: string): Promise<{ name: string }> {
  const [found] = await tx
    .select({ name: webhooks.name, disabledAt: webhooks.disabledAt })
    .from(webhooks)
    .where(eq(webhooks.id, webhookId))
    .for('update')
  if (found === undefined) throw notFound('The webhook', 'Open the list of webhooks again.')
  if (found.disabledAt !== null)
    throw new PlumblineError(
      'conflict',
      `The webhook “${found.name}” is switched off.`,
      'Create another one in its place.',
    )
  return { name: found.name }
}

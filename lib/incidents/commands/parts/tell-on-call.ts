import type { Transaction } from '#db/client.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'

/** What every change of who is on call brings about: open pages show it, and gaps are looked for at once. */
export async function tellOnCall(tx: Transaction): Promise<void> {
  await notify(tx, { topic: 'on-call', keys: ['schedules'] })
  await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
}

import type { Transaction } from '#db/client.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'

/**
 * Who may enter Plumbline changed: open pages refresh, and what is reviewed as Plumbline's own access follows. Many
 * changes at once make one import.
 */
export async function tellAccessChanged(
  tx: Transaction,
  topic: 'users' | 'tokens',
  id: string,
): Promise<void> {
  await notify(tx, { topic, keys: [id] })
  await enqueue(tx, 'access.import-own-access', {}, { key: 'own-access' })
}

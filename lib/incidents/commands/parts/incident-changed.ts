import type { Transaction } from '#db/client.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'

/**
 * After a change of state, severity or clocks: open pages refresh, and once it commits posture and alerts are judged
 * anew.
 */
export async function incidentChanged(tx: Transaction, number: number, now: Date): Promise<void> {
  await notify(tx, { topic: 'incidents', keys: [String(number)] })
  await requestEvaluation(tx, now, now)
  await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
}

import type { Transaction } from '#db/client.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'

/** Open pages of reports read anew. Every signed-in person hears it, so it names no report. */
export const tellReports = (tx: Transaction): Promise<void> => notify(tx, { topic: 'reports', keys: [] })

/** The same where a deadline begins or ends: alerts and posture follow. Their jobs carry nothing of the report. */
export async function tellReportDeadline(tx: Transaction, now: Date): Promise<void> {
  await tellReports(tx)
  await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
  await requestEvaluation(tx, now, now)
}

import type { Transaction } from '#db/client.ts'
import { formatIsoDate } from '../format/time.ts'
import { enqueue } from './enqueue.ts'

/**
 * Posture is evaluated once the transaction commits; and, when what it changed was observed on an earlier day, the
 * days since then as well.
 */
export async function requestEvaluation(tx: Transaction, observedAt: Date, now: Date): Promise<void> {
  const [observedDay, today] = [formatIsoDate(observedAt), formatIsoDate(now)]
  await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
  // Its own key: a job for today must not replace one for an earlier day.
  if (observedDay < today)
    await enqueue(tx, 'posture.evaluate', { fromDay: observedDay }, { key: `posture:${observedDay}` })
}

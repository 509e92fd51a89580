import type { Transaction } from '#db/client.ts'
import { publicationEvents } from '#db/schema/incidents/post-mortems.ts'
import type { Clock } from '#lib/platform/clock.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import type { PublicationState } from '../../model.ts'

type Change = {
  publicationId: string
  number: number
  state: PublicationState
  /** What was done, as a sentence. */
  what: string
  detail?: Record<string, string>
  /** The worker takes the next step at once. */
  isNextNow: boolean
}

/** After each step of a publication: its history, open pages, alerts, and the next step. */
export async function publicationChanged(tx: Transaction, clock: Clock, change: Change): Promise<void> {
  const { publicationId, number, state, what, detail = {}, isNextNow } = change
  const at = clock.now()
  await tx.insert(publicationEvents).values({ id: newId(clock), publicationId, at, state, what, detail })
  await notify(tx, { topic: 'post-mortems', keys: [String(number)] })
  await notify(tx, { topic: 'incidents', keys: [String(number)] })
  await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
  if (isNextNow) await enqueueAdvance(tx, publicationId)
}

/** One step of one publication. A waiting job for it is replaced: two would take turns at the same row. */
export const enqueueAdvance = (tx: Transaction, publicationId: string): Promise<void> =>
  enqueue(
    tx,
    'incidents.advance-publication',
    { publicationId },
    // What failed is tried again by `incidents.resume-publications`, with its own patience.
    { key: `publication:${publicationId}`, maxAttempts: 1 },
  )

import type { Transaction } from '#db/client.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { incidentChanged } from './incident-changed.ts'

/** After a change of a post-mortem's standing: open pages of it and of its incident refresh, posture and alerts follow. */
export async function postMortemChanged(tx: Transaction, number: number, now: Date): Promise<void> {
  await notify(tx, { topic: 'post-mortems', keys: [String(number)] })
  await incidentChanged(tx, number, now)
}

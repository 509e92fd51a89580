import { and, eq, isNull, notInArray, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { incidentSteps } from '#db/schema/incidents/incidents.ts'
import { postMortems, publications } from '#db/schema/incidents/post-mortems.ts'
import { voidClock } from './clocks.ts'
import { voidClocksOfResolution } from './regulatory.ts'

/**
 * What a resolution brought about is void once it does not hold any more: its clocks, running or stopped, the claimed
 * steps, a publication on its way, the approval of the post-mortem. Every row stays to be seen.
 */
export async function undoResolution(
  tx: Transaction,
  incidentId: string,
  at: Date,
  reason: string,
): Promise<void> {
  await voidClock(tx, { incidentId, kind: 'publish' }, at, reason)
  await voidClocksOfResolution(tx, incidentId, at, reason)
  await tx
    .update(incidentSteps)
    .set({ voidedAt: at })
    .where(and(eq(incidentSteps.incidentId, incidentId), isNull(incidentSteps.voidedAt)))
  await tx
    .update(publications)
    .set({
      state: 'cancelled',
      cancelledAt: at,
      nextAttemptAt: null,
      revision: sql`${publications.revision} + 1`,
    })
    .where(
      and(eq(publications.incidentId, incidentId), notInArray(publications.state, ['proven', 'cancelled'])),
    )
  await tx
    .update(postMortems)
    .set({ status: 'draft', submittedAt: null, submittedById: null, approvedAt: null })
    .where(eq(postMortems.incidentId, incidentId))
}

import { eq, sql } from 'drizzle-orm'
import { incidents } from '#db/schema/incidents/incidents.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { withReasonSchema } from '../model/input.ts'
import { isActive } from '../model/states.ts'
import { appendEvent } from './parts/append-event.ts'
import { incidentChanged } from './parts/incident-changed.ts'
import { lockedIncident } from './parts/locked-incident.ts'
import { moveIncident } from './parts/move-incident.ts'
import { wrongState } from './parts/refuse-move.ts'
import { responder } from './parts/responder.ts'
import { restoreClocks } from './parts/restore-clocks.ts'
import { undoResolution } from './parts/undo-resolution.ts'

/**
 * Re-opens an incident that was not over after all. The clock of its post-mortem is void and kept, the steps must be
 * evidenced anew; the highest severity stays. A dismissed one goes back to where it was reported, with its clocks
 * running from their first moment.
 */
export const reopenIncident = defineCommand({
  action: 'incident.reopen',
  permission: 'incidents.respond',
  input: withReasonSchema,
  async run({ ctx, input: { number, reason }, tx, now }) {
    responder(ctx)
    const incident = await lockedIncident(tx, number)
    const { id: incidentId, status: from, dismissedAt } = incident
    if (isActive(from)) throw wrongState(incident, 'It is handled already: there is nothing to re-open.')
    const to = from === 'dismissed' ? 'reported' : 'triaging'
    await moveIncident(tx, ctx, { incidentId, from, to, note: reason })
    await tx
      .update(incidents)
      .set({
        resolvedAt: null,
        closedAt: null,
        dismissedAt: null,
        dismissedReason: null,
        reopenCount: sql`${incidents.reopenCount} + 1`,
      })
      .where(eq(incidents.id, incidentId))
    await undoResolution(tx, incidentId, now, `Re-opened: ${reason}`)
    if (dismissedAt !== null) await restoreClocks(tx, ctx.clock, incidentId, dismissedAt)
    await appendEvent(tx, ctx, { incidentId, kind: 'decision', body: `Re-opened.\n\n${reason}` })
    await enqueue(tx, 'incidents.store-record', { incidentId }, { key: `incident-record:${incidentId}` })
    await enqueue(tx, 'incidents.advance-pages', {}, { key: 'incidents.advance-pages' })
    await incidentChanged(tx, number, now)
    return {
      result: { status: to },
      entry: {
        object: { type: 'incident', id: incidentId },
        payload: { number, from, to, reason },
        decision: 're-opened',
      },
    }
  },
})

import { PlumblineError } from '#lib/platform/errors.ts'
import { newId } from '#lib/platform/ids.ts'
import { stopClock } from '../commands/parts/clocks.ts'
import { lockedIncident } from '../commands/parts/locked-incident.ts'
import { moveIncident } from '../commands/parts/move-incident.ts'
import type { IncidentWorld } from './incident-world.ts'

/**
 * What a proven publication leaves behind, without a post-mortem and without a server: its own tests go that way. Only
 * from the state resolved, by the same moves.
 */
export async function proveForTest(world: IncidentWorld, number: number): Promise<void> {
  const { worker, clock } = world
  await worker.db.transaction(async (tx) => {
    const { id: incidentId, status } = await lockedIncident(tx, number)
    if (status !== 'resolved')
      throw new PlumblineError('conflict', 'It is not resolved.', 'Resolve it first.')
    await moveIncident(tx, worker, { incidentId, from: 'resolved', to: 'post_mortem_draft' })
    await moveIncident(tx, worker, { incidentId, from: 'post_mortem_draft', to: 'review' })
    await moveIncident(tx, worker, { incidentId, from: 'review', to: 'published' })
    await stopClock(tx, { incidentId, kind: 'publish' }, clock.now(), {
      type: 'published',
      publicationId: newId(clock),
      evidenceId: newId(clock),
      url: 'https://example.org/post-mortem.md',
    })
  })
}

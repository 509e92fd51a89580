import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { scanRuns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { asPerson } from './parts/as-person.ts'
import { notHeld } from './parts/held-run.ts'

/**
 * Confirms that a held run may close more than half of its scope. The worker then merges it again, from the stored
 * report.
 */
export const releaseRun = defineCommand({
  action: 'scan-run.release',
  permission: 'runs.release',
  input: z.strictObject({ runId: z.uuid() }),
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    const [run] = await tx
      .update(scanRuns)
      .set({ releasedBy: person.id, releasedAt: now })
      .where(and(eq(scanRuns.id, input.runId), eq(scanRuns.status, 'held'), isNull(scanRuns.releasedAt)))
      .returning()
    if (!run) throw await notHeld(tx, input.runId)
    await enqueue(tx, 'scans.process-run', { runId: run.id, isReleased: true }, { key: `run:${run.id}` })
    await notify(tx, { topic: 'runs', keys: [run.id] })
    return {
      result: { runId: run.id },
      entry: {
        object: { type: 'scan-run', id: run.id },
        payload: { closing: run.heldClosing, open: run.heldOpen },
        decision: 'released',
      },
    }
  },
})

import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { scanRuns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { asPerson } from './parts/as-person.ts'
import { notHeld } from './parts/held-run.ts'

/**
 * Says that a held run does not show the whole truth. It stays as a partial run: what it opened stands, what it no
 * longer shows stays open.
 */
export const rejectRun = defineCommand({
  action: 'scan-run.reject',
  permission: 'runs.release',
  input: z.strictObject({ runId: z.uuid(), reason: z.string().trim().min(3).max(2_000) }),
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    const [run] = await tx
      .update(scanRuns)
      .set({
        status: 'partial',
        finishedAt: now,
        error: {
          code: 'rejected',
          message: `${person.name} judged this run not to show everything: ${input.reason}`,
          nextStep: 'Mend the scan and send a new report.',
        },
      })
      .where(and(eq(scanRuns.id, input.runId), eq(scanRuns.status, 'held'), isNull(scanRuns.releasedAt)))
      .returning()
    if (!run) throw await notHeld(tx, input.runId)
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await notify(tx, { topic: 'runs', keys: [run.id] })
    return {
      result: { runId: run.id },
      entry: {
        object: { type: 'scan-run', id: run.id },
        payload: { reason: input.reason, closing: run.heldClosing, open: run.heldOpen },
        decision: 'rejected',
      },
    }
  },
})

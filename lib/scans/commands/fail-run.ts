import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { scanRuns } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'

const input = z.strictObject({
  runId: z.uuid(),
  code: z.string(),
  message: z.string(),
  nextStep: z.string(),
})

/**
 * Marks a run that is not done as failed. It closes nothing and proves nothing; the upload stays, encrypted, until it is cleaned
 * up, and its idempotency key is freed so that the same report may be sent again.
 */
export const failRun = defineCommand({
  action: 'scan-run.fail',
  permission: 'runs.process',
  input,
  async run({ input: { runId, ...error }, tx, now }) {
    const failed = await tx
      .update(scanRuns)
      .set({
        status: 'failed',
        error,
        finishedAt: now,
        idempotencyKey: null,
        observedAt: sql`coalesce(${scanRuns.observedAt}, ${scanRuns.requestedObservedAt}, ${scanRuns.receivedAt})`,
        // The asset its sender named: coverage must know that the newest scan of it failed.
        assetId: sql`coalesce(${scanRuns.assetId}, (select a.id from assets a where a.name = ${scanRuns.requestedAsset}))`,
      })
      .where(and(eq(scanRuns.id, runId), inArray(scanRuns.status, ['queued', 'processing', 'held'])))
      .returning({ id: scanRuns.id })
    if (failed.length === 0) return { result: { runId }, entry: null }
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await notify(tx, { topic: 'runs', keys: [runId] })
    return {
      result: { runId },
      entry: { object: { type: 'scan-run', id: runId }, payload: error, decision: 'failed' },
    }
  },
})

import { and, eq, inArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'

const input = z.strictObject({
  importId: z.uuid(),
  code: z.string(),
  message: z.string(),
  nextStep: z.string(),
})

/**
 * Marks an import that is not done as failed. It closes nothing and proves nothing; the upload stays, encrypted, until
 * it is cleaned up, and the same document may be sent again.
 */
export const failImport = defineCommand({
  action: 'access-import.fail',
  permission: 'imports.process',
  input,
  async run({ input: { importId, ...error }, tx, now }) {
    const failed = await tx
      .update(accessImports)
      .set({
        status: 'failed',
        error,
        finishedAt: now,
        observedAt: sql`coalesce(${accessImports.observedAt}, least(${accessImports.requestedObservedAt}, ${accessImports.receivedAt}), ${accessImports.receivedAt})`,
      })
      .where(
        and(eq(accessImports.id, importId), inArray(accessImports.status, ['queued', 'processing', 'held'])),
      )
      .returning({ sourceId: accessImports.sourceId })
    const [one] = failed
    if (!one) return { result: { importId }, entry: null }
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
    await notify(tx, { topic: 'access', keys: [one.sourceId, importId] })
    return {
      result: { importId },
      entry: { object: { type: 'access-import', id: importId }, payload: error, decision: 'failed' },
    }
  },
})

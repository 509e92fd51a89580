import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { asPerson } from './parts/as-person.ts'
import { notHeld } from './parts/held-import.ts'

/**
 * Says that a held import does not show the whole truth. It stays as a partial one: what it opened stands, what it no
 * longer shows stays open.
 */
export const rejectImport = defineCommand({
  action: 'access-import.reject',
  permission: 'imports.release',
  input: z.strictObject({ importId: z.uuid(), reason: z.string().trim().min(3).max(2_000) }),
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    const [one] = await tx
      .update(accessImports)
      .set({
        status: 'partial',
        finishedAt: now,
        error: {
          code: 'rejected',
          message: `${person.name} judged this import not to show everything: ${input.reason}`,
          nextStep: 'Export it again and send the new document.',
        },
      })
      .where(
        and(
          eq(accessImports.id, input.importId),
          eq(accessImports.status, 'held'),
          isNull(accessImports.releasedAt),
        ),
      )
      .returning()
    if (!one) throw await notHeld(tx, input.importId)
    await enqueue(tx, 'posture.evaluate', { fromDay: null }, { key: 'posture' })
    await enqueue(tx, 'alerts.evaluate', {}, { key: 'alerts.evaluate' })
    await notify(tx, { topic: 'access', keys: [one.sourceId, one.id] })
    return {
      result: { importId: one.id },
      entry: {
        object: { type: 'access-import', id: one.id },
        payload: { reason: input.reason, closing: one.heldClosing, open: one.heldOpen },
        decision: 'rejected',
      },
    }
  },
})

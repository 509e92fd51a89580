import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessImports } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'
import { asPerson } from './parts/as-person.ts'
import { notHeld } from './parts/held-import.ts'

/**
 * Confirms that a held import may close more than half of what its feed holds open. The worker then merges it again,
 * from the stored document.
 */
export const releaseImport = defineCommand({
  action: 'access-import.release',
  permission: 'imports.release',
  input: z.strictObject({ importId: z.uuid() }),
  async run({ ctx, input, tx, now }) {
    const person = asPerson(ctx)
    const [one] = await tx
      .update(accessImports)
      .set({ releasedBy: person.id, releasedAt: now })
      .where(
        and(
          eq(accessImports.id, input.importId),
          eq(accessImports.status, 'held'),
          isNull(accessImports.releasedAt),
        ),
      )
      .returning()
    if (!one) throw await notHeld(tx, input.importId)
    const job = { importId: one.id, isReleased: true }
    await enqueue(tx, 'access.process-import', job, { key: `import:${one.id}` })
    await notify(tx, { topic: 'access', keys: [one.sourceId, one.id] })
    return {
      result: { importId: one.id },
      entry: {
        object: { type: 'access-import', id: one.id },
        payload: { closing: one.heldClosing, open: one.heldOpen },
        decision: 'released',
      },
    }
  },
})

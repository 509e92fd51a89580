import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessSources } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { enqueue } from '#lib/platform/jobs/enqueue.ts'

/**
 * Takes no more documents from a source; the worker then ends what it last said, so that another one can speak for its
 * system. That a source is not asked any more proves no removal.
 */
export const retireSource = defineCommand({
  action: 'access-source.retire',
  permission: 'access.manage',
  input: z.strictObject({ sourceId: z.uuid() }),
  async run({ input: { sourceId }, tx, now }) {
    const [source] = await tx
      .select()
      .from(accessSources)
      .where(and(eq(accessSources.id, sourceId), isNull(accessSources.retiredAt)))
      .for('update')
    if (!source) throw notFound('A source in use with this id')
    if (source.kind === 'plumbline') {
      throw new PlumblineError(
        'conflict',
        'Plumbline’s own roles and tokens are always reviewed.',
        'Retire another source.',
      )
    }
    await tx.update(accessSources).set({ retiredAt: now }).where(eq(accessSources.id, sourceId))
    await enqueue(tx, 'access.end-source-facts', { sourceId }, { key: `end:${sourceId}` })
    await notify(tx, { topic: 'access', keys: [sourceId] })
    return {
      result: { retiredAt: now },
      entry: { object: { type: 'access-source', id: sourceId }, payload: { name: source.name } },
    }
  },
})

import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { accessSources, systems } from '#db/schema/index.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound, PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { requestEvaluation } from '#lib/platform/jobs/request-evaluation.ts'

/**
 * Takes a system out of scope, for ever. Its sources must be retired first, so that nobody sends documents about it
 * that count nowhere; what was known of its access stays known for the time it stood.
 */
export const retireSystem = defineCommand({
  action: 'system.retire',
  permission: 'access.manage',
  input: z.strictObject({ systemId: z.uuid() }),
  async run({ input: { systemId }, tx, now }) {
    const [system] = await tx
      .select()
      .from(systems)
      .where(and(eq(systems.id, systemId), isNull(systems.retiredAt)))
      .for('update')
    if (!system) throw notFound('A system in use with this id')
    const [source] = await tx
      .select({ name: accessSources.name })
      .from(accessSources)
      .where(and(eq(accessSources.systemId, systemId), isNull(accessSources.retiredAt)))
      .limit(1)
    if (source) {
      throw new PlumblineError(
        'conflict',
        `The source "${source.name}" still describes this system.`,
        'Retire its sources first.',
      )
    }
    await tx.update(systems).set({ retiredAt: now }).where(eq(systems.id, systemId))
    await requestEvaluation(tx, now, now)
    await notify(tx, { topic: 'access', keys: [systemId] })
    return {
      result: { retiredAt: now },
      entry: { object: { type: 'system', id: systemId }, payload: { name: system.name } },
    }
  },
})

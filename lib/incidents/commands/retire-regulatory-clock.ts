import { and, eq, isNull } from 'drizzle-orm'
import { regulatoryClocks } from '#db/schema/incidents/clocks.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { notFound } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { retireRegulatoryClockSchema } from '../model/input.ts'

/** Starts a clock of law or contract for nothing further. What runs goes on until it is stopped with its proof. */
export const retireRegulatoryClock = defineCommand({
  action: 'regulatory-clock.retire',
  permission: 'incident-settings.manage',
  input: retireRegulatoryClockSchema,
  async run({ input: { regulatoryClockId }, tx, now }) {
    const [retired] = await tx
      .update(regulatoryClocks)
      .set({ retiredAt: now })
      .where(and(eq(regulatoryClocks.id, regulatoryClockId), isNull(regulatoryClocks.retiredAt)))
      .returning({ name: regulatoryClocks.name })
    if (retired === undefined) throw notFound('This clock', 'It may have been retired already.')
    await notify(tx, { topic: 'incidents', keys: ['settings'] })
    return {
      result: {},
      entry: {
        object: { type: 'regulatory-clock', id: regulatoryClockId },
        payload: { name: retired.name },
        decision: 'retired',
      },
    }
  },
})

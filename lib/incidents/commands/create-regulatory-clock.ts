import { and, eq, isNull } from 'drizzle-orm'
import { regulatoryClocks } from '#db/schema/incidents/clocks.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { notify } from '#lib/platform/events/notify.ts'
import { newId } from '#lib/platform/ids.ts'
import { createRegulatoryClockSchema } from '../model/input.ts'

/** Adds the deadline of a law or contract as data. It concerns what is classified, or resolved, from now on. */
export const createRegulatoryClock = defineCommand({
  action: 'regulatory-clock.create',
  permission: 'incident-settings.manage',
  input: createRegulatoryClockSchema,
  async run({ ctx, input: { name, source, withinHours, startsAt, fromSeverity }, tx, now }) {
    const [known] = await tx
      .select({ id: regulatoryClocks.id })
      .from(regulatoryClocks)
      .where(and(eq(regulatoryClocks.name, name), isNull(regulatoryClocks.retiredAt)))
    if (known !== undefined)
      throw new PlumblineError(
        'conflict',
        `There is a clock “${name}” already.`,
        'Give it another name, or retire the other first.',
        { details: [{ path: 'name', message: 'is taken' }] },
      )
    const regulatoryClockId = newId(ctx.clock)
    const withinMinutes = Math.max(1, Math.round(withinHours * 60))
    await tx.insert(regulatoryClocks).values({
      id: regulatoryClockId,
      name,
      source,
      withinMinutes,
      startsAt,
      fromSeverity,
      createdAt: now,
      createdByName: ctx.actor.name,
    })
    await notify(tx, { topic: 'incidents', keys: ['settings'] })
    return {
      result: { regulatoryClockId },
      entry: {
        object: { type: 'regulatory-clock', id: regulatoryClockId },
        payload: { name, source, withinMinutes, startsAt, fromSeverity },
        decision: 'created',
      },
    }
  },
})

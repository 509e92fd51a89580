import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { escalationLevels, onCallSchedules } from '#db/schema/incidents/on-call.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { lockedSchedule } from './parts/locked-schedule.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** Takes a schedule out of use. Who was on call by it stays to be read. */
export const retireSchedule = defineCommand({
  action: 'on-call-schedule.retire',
  permission: 'on-call.manage',
  input: z.strictObject({ scheduleId: z.uuid() }),
  async run({ input: { scheduleId }, tx, now }) {
    const { name } = await lockedSchedule(tx, scheduleId)
    const calls = await tx
      .select({ position: escalationLevels.position })
      .from(escalationLevels)
      .where(and(eq(escalationLevels.scheduleId, scheduleId), isNull(escalationLevels.endedAt)))
    if (calls.length > 0)
      throw new PlumblineError(
        'conflict',
        `The escalation list calls whoever is on call for ${name}.`,
        'Change the escalation list first, then retire the schedule.',
      )
    await tx.update(onCallSchedules).set({ retiredAt: now }).where(eq(onCallSchedules.id, scheduleId))
    await tellOnCall(tx)
    return {
      result: {},
      entry: { object: { type: 'on-call-schedule', id: scheduleId }, payload: { name } },
    }
  },
})

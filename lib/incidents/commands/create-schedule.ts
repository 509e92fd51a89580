import { z } from 'zod'
import { onCallSchedules } from '#db/schema/incidents/on-call.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { newId } from '#lib/platform/ids.ts'
import { scheduleFields } from '../model/on-call.ts'
import { knownScheduleName } from './parts/known-schedule-name.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** Adds a schedule. It covers nothing until it has a rotation. */
export const createSchedule = defineCommand({
  action: 'on-call-schedule.create',
  permission: 'on-call.manage',
  input: z.strictObject(scheduleFields),
  async run({ ctx, input: { name, timeZone }, tx, now }) {
    const scheduleId = newId(ctx.clock)
    const added = await tx
      .insert(onCallSchedules)
      .values({ id: scheduleId, name, timeZone, createdAt: now })
      .onConflictDoNothing()
      .returning({ id: onCallSchedules.id })
    if (added.length === 0) throw knownScheduleName(name)
    await tellOnCall(tx)
    return {
      result: { scheduleId },
      entry: { object: { type: 'on-call-schedule', id: scheduleId }, payload: { name, timeZone } },
    }
  },
})

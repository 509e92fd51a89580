import { and, eq, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import { onCallSchedules } from '#db/schema/incidents/on-call.ts'
import { defineCommand } from '#lib/platform/command.ts'
import { scheduleFields } from '../model/on-call.ts'
import { knownScheduleName } from './parts/known-schedule-name.ts'
import { lockedSchedule } from './parts/locked-schedule.ts'
import { tellOnCall } from './parts/tell-on-call.ts'

/** Gives a schedule another name or time zone. Its hours stay the same by the clock on the wall. */
export const changeSchedule = defineCommand({
  action: 'on-call-schedule.change',
  permission: 'on-call.manage',
  input: z.strictObject({ scheduleId: z.uuid(), ...scheduleFields }),
  async run({ input: { scheduleId, name, timeZone }, tx }) {
    const before = await lockedSchedule(tx, scheduleId)
    if (before.name === name && before.timeZone === timeZone) return { result: {}, entry: null }
    const others = await tx
      .select({ id: onCallSchedules.id })
      .from(onCallSchedules)
      .where(
        and(
          eq(onCallSchedules.name, name),
          isNull(onCallSchedules.retiredAt),
          ne(onCallSchedules.id, scheduleId),
        ),
      )
    if (others.length > 0) throw knownScheduleName(name)
    await tx.update(onCallSchedules).set({ name, timeZone }).where(eq(onCallSchedules.id, scheduleId))
    await tellOnCall(tx)
    return {
      result: {},
      entry: {
        object: { type: 'on-call-schedule', id: scheduleId },
        payload: { from: { name: before.name, timeZone: before.timeZone }, to: { name, timeZone } },
      },
    }
  },
})

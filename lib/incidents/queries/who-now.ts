import { z } from 'zod'
import { defineQuery } from '#lib/platform/query.ts'
import type { OnCallPerson } from '../model/on-call.ts'
import { onCallAt } from '../rules/on-call.ts'
import { readNames } from './names-of.ts'
import { readSchedules } from './schedule-rows.ts'

/** Who is on call at this moment, by schedule; nobody where there is a gap. */
export const whoNow = defineQuery({
  permission: 'on-call.read',
  input: z.strictObject({}),
  async run({ db, now }): Promise<{ scheduleId: string; name: string; people: OnCallPerson[] }[]> {
    const schedules = await readSchedules(db, { from: now, to: new Date(now.getTime() + 1) })
    const found = schedules.map((schedule) => ({ schedule, userIds: onCallAt(schedule, now).userIds }))
    const nameOf = await readNames(
      db,
      found.flatMap(({ userIds }) => userIds),
    )
    return found.map(({ schedule: { id, name }, userIds }) => ({
      scheduleId: id,
      name,
      people: userIds.map(nameOf),
    }))
  },
})

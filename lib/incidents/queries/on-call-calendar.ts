import { DateTime } from 'luxon'
import { z } from 'zod'
import { dayMs } from '#lib/platform/clock.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { OnCallCalendar, Shift } from '../model/on-call.ts'
import { hourOfDay, localDay } from '../rules/handover.ts'
import { shiftsBetween } from '../rules/shifts.ts'
import { readCallablePeople } from './callable-people.ts'
import { readNames } from './names-of.ts'
import { readSchedules, type StoredSchedule } from './schedule-rows.ts'

/**
 * Who is on call day by day, gaps included, from the Monday of a day on. Each schedule is cut at the midnights of its own
 * zone. Days of the past show who was on call then, but for schedules that were retired since.
 */
export const onCallCalendar = defineQuery({
  permission: 'on-call.read',
  input: z.strictObject({
    /** `2026-11-23`; today when left out. */
    day: z.iso.date().optional(),
    weeks: z.int().min(1).max(6).default(2),
  }),
  async run({ db, now, input: { day, weeks } }): Promise<OnCallCalendar> {
    const asked = day === undefined ? localDay(now, 'UTC') : DateTime.fromISO(day, { zone: 'utc' })
    const first = asked.startOf('week')
    const days = weeks * 7
    const schedules = await readSchedules(db, {
      // A day wider on either side: zones differ.
      from: new Date(first.toMillis() - dayMs),
      to: new Date(first.toMillis() + (days + 1) * dayMs),
    })
    const mayBeCalled = new Set((await readCallablePeople(db)).map(({ id }) => id))
    const nameOf = await readNames(
      db,
      schedules.flatMap(({ rotations, overrides }) => [
        ...rotations.flatMap(({ userIds }) => userIds),
        ...overrides.map(({ userId }) => userId),
      ]),
    )
    return {
      firstDay: first.toISODate() ?? '',
      days,
      rows: schedules.map((schedule) => {
        const from = hourOfDay(first, 0, schedule.timeZone).toJSDate()
        const to = hourOfDay(first.plus({ days }), 0, schedule.timeZone).toJSDate()
        return {
          scheduleId: schedule.id,
          name: schedule.name,
          timeZone: schedule.timeZone,
          from,
          to,
          shifts: shiftsSince(schedule, from, to).map(({ userIds, ...shift }) => ({
            ...shift,
            people: userIds.map(nameOf),
            // Nothing can be done about the past, and who might respond then is not known any more.
            isGap: shift.to > now && !userIds.some((id) => mayBeCalled.has(id)),
          })),
        }
      }),
    }
  },
})

/** Before a schedule was made, it left nobody out. */
function shiftsSince(schedule: StoredSchedule, from: Date, to: Date): Shift[] {
  const begins = new Date(Math.max(from.getTime(), schedule.createdAt.getTime()))
  return begins < to ? shiftsBetween(schedule, begins, to) : []
}

import { z } from 'zod'
import { isAllowed } from '#lib/platform/auth/authorise.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { defineQuery } from '#lib/platform/query.ts'
import type { EscalationTarget, OnCallPage, ScheduleView } from '../model/on-call.ts'
import { rotationWords } from '../rules/schedule-words.ts'
import { gapsBetween, shiftsBetween } from '../rules/shifts.ts'
import { readCallablePeople } from './callable-people.ts'
import { readCallLevels, readEscalationList } from './escalation-list.ts'
import { type NameOf, readNames } from './names-of.ts'
import { readSchedules, type StoredSchedule } from './schedule-rows.ts'

/** As far ahead as gaps are looked for, and the next hand-over. */
const daysAhead = 7
/** As far ahead as stand-ins and coming rotations are listed. */
const listedDays = 365

/** Who is on call now and next, what the escalation list calls, and where the next week leaves a gap. */
export const onCall = defineQuery({
  permission: 'on-call.read',
  input: z.strictObject({}),
  async run({ ctx, db, now }): Promise<OnCallPage> {
    const list = await readEscalationList(db)
    const callNow = await readCallLevels(db, now)
    const callable = await readCallablePeople(db)
    const schedules = await readSchedules(db, {
      from: now,
      to: new Date(now.getTime() + listedDays * dayMs),
    })
    const called = new Set(
      list.flatMap(({ target }) => (target.type === 'schedule' ? [target.scheduleId] : [])),
    )
    const nameOf = await readNames(db, [
      ...schedules.flatMap(everybodyIn),
      ...list.flatMap(({ target }) => (target.type === 'user' ? [target.userId] : [])),
    ])
    const mayBeCalled = new Set(callable.map(({ id }) => id))
    const names = new Map(schedules.map(({ id, name }) => [id, name]))
    return {
      schedules: schedules.map((schedule) =>
        toView(schedule, { now, nameOf, mayBeCalled, isCalled: called.has(schedule.id) }),
      ),
      levels: list.map((level) => ({
        ...level,
        label: labelOf(level.target, names, nameOf),
        people:
          callNow
            .find(({ position }) => position === level.position)
            ?.people.map(({ userId, name, reason }) => ({ id: userId, name, reason })) ?? [],
      })),
      isDefaultList: list.every(({ id }) => id === null),
      callable: callable.map(({ id, name }) => ({ id, name })),
      mayManage: isAllowed(ctx, 'on-call.manage'),
    }
  },
})

const everybodyIn = ({ rotations, overrides }: StoredSchedule): string[] => [
  ...rotations.flatMap(({ userIds }) => userIds),
  ...overrides.map(({ userId }) => userId),
]

type Known = { now: Date; nameOf: NameOf; mayBeCalled: ReadonlySet<string>; isCalled: boolean }

function toView(schedule: StoredSchedule, { now, nameOf, mayBeCalled, isCalled }: Known): ScheduleView {
  const end = new Date(now.getTime() + daysAhead * dayMs)
  const [first, second] = shiftsBetween(schedule, now, end)
  const gaps = gapsBetween(schedule, now, end, (id) => mayBeCalled.has(id))
  return {
    id: schedule.id,
    name: schedule.name,
    timeZone: schedule.timeZone,
    isCalled,
    isUncovered: gaps[0]?.from.getTime() === now.getTime(),
    now: {
      people: (first?.userIds ?? []).map(nameOf),
      isOverride: first?.isOverride ?? false,
      until: second?.from ?? null,
      next: (second?.userIds ?? []).map(nameOf),
    },
    rotations: schedule.rotations.map(({ userIds, ...rotation }) => ({
      ...rotation,
      people: userIds.map(nameOf),
      words: rotationWords(rotation),
    })),
    overrides: schedule.overrides.map(({ id, userId, validFrom, validTo, reason }) => ({
      id,
      validFrom,
      validTo,
      reason,
      person: nameOf(userId),
    })),
    gaps,
  }
}

function labelOf(target: EscalationTarget, schedules: ReadonlyMap<string, string>, nameOf: NameOf): string {
  if (target.type === 'user') return nameOf(target.userId).name
  if (target.type === 'role') return target.role === 'lead' ? 'The pillar lead' : 'Every responder'
  return `Whoever is on call for ${schedules.get(target.scheduleId) ?? 'a retired schedule'}`
}

import { readCallablePeople } from '#lib/incidents/queries/callable-people.ts'
import { readEscalationList } from '#lib/incidents/queries/escalation-list.ts'
import { readSchedules } from '#lib/incidents/queries/schedule-rows.ts'
import { gapsBetween } from '#lib/incidents/rules/shifts.ts'
import { dayMs } from '#lib/platform/clock.ts'
import { formatQuantity } from '#lib/platform/format/count.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'
import type { CauseQuery } from './cause-query.ts'

const daysAhead = 7

/**
 * Schedules that the escalation list calls and that leave hours of the next week to nobody, or to people who may no
 * longer respond (policy clause V.B: immediate mobilisation needs somebody to mobilise).
 */
export const onCallGaps: CauseQuery = async (db, asOf) => {
  const end = new Date(asOf.getTime() + daysAhead * dayMs)
  const levels = await readEscalationList(db)
  const called = new Set(
    levels.flatMap(({ target }) => (target.type === 'schedule' ? [target.scheduleId] : [])),
  )
  if (called.size === 0) return []
  const mayBeCalled = new Set((await readCallablePeople(db)).map(({ id }) => id))
  const schedules = await readSchedules(db, { from: asOf, to: end })
  return schedules
    .filter(({ id }) => called.has(id))
    .flatMap((schedule) => {
      const gaps = gapsBetween(schedule, asOf, end, (userId) => mayBeCalled.has(userId))
      const [first] = gaps
      if (first === undefined) return []
      const since = first.from.getTime() === asOf.getTime() ? 'now' : `from ${formatAbsolute(first.from)}`
      return [
        {
          kind: 'on_call_gap' as const,
          cause: `schedule:${schedule.id}`,
          urgency: 'soon' as const,
          title: `Nobody is on call for ${schedule.name} ${since}`,
          body: `${formatQuantity(gaps.length, 'gap')} in the next seven days. It closes when the rotation, or somebody who stands in, covers them.`,
          href: '/on-call',
          subject: { scheduleId: schedule.id },
          dueAt: null,
          owners: [{ role: 'lead' as const }],
          escalation: [],
        },
      ]
    })
}

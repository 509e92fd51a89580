import type { Rotation, Schedule, Shift } from '../model/on-call.ts'
import { hourOfDay, localDay } from './handover.ts'
import { onCallAt } from './on-call.ts'

/**
 * Who is on call from one instant to another, in stretches without gap or overlap: where nobody is, the stretch names
 * nobody. Two neighbours always differ.
 */
export function shiftsBetween(schedule: Schedule, from: Date, to: Date): Shift[] {
  const shifts: Shift[] = []
  const edges = [...edgesOf(schedule, from, to)].toSorted((a, b) => a - b)
  for (const [index, edge] of edges.entries()) {
    const end = new Date(edges[index + 1] ?? to.getTime())
    const { userIds, isOverride } = onCallAt(schedule, new Date(edge))
    const last = shifts.at(-1)
    if (last !== undefined && last.isOverride === isOverride && isSame(last.userIds, userIds)) last.to = end
    else shifts.push({ from: new Date(edge), to: end, userIds, isOverride })
  }
  return shifts
}

/** The stretches in which nobody is on call, or nobody of those who may be called. */
export function gapsBetween(
  schedule: Schedule,
  from: Date,
  to: Date,
  mayBeCalled: (userId: string) => boolean = () => true,
): { from: Date; to: Date }[] {
  const gaps: { from: Date; to: Date }[] = []
  for (const shift of shiftsBetween(schedule, from, to)) {
    if (shift.userIds.some(mayBeCalled)) continue
    const last = gaps.at(-1)
    if (last?.to.getTime() === shift.from.getTime()) last.to = shift.to
    else gaps.push({ from: shift.from, to: shift.to })
  }
  return gaps
}

/** Every instant, from the first on, at which who is on call may change. */
function edgesOf({ timeZone, rotations, overrides }: Schedule, from: Date, to: Date): Set<number> {
  const edges = new Set<number>([from.getTime()])
  const add = (at: number) => {
    if (at > from.getTime() && at < to.getTime()) edges.add(at)
  }
  for (const { validFrom, validTo } of [...overrides, ...rotations]) {
    add(validFrom.getTime())
    if (validTo !== null) add(validTo.getTime())
  }
  const hours = new Set(rotations.flatMap(hoursOf))
  // A day early: its hours may reach past midnight.
  const first = localDay(from, timeZone).minus({ days: 1 })
  const last = localDay(to, timeZone)
  for (let day = first; day <= last; day = day.plus({ days: 1 })) {
    // An hour that comes twice is one long hour: nothing changes where it is repeated.
    for (const hour of hours) add(hourOfDay(day, hour, timeZone).toMillis())
  }
  return edges
}

const hoursOf = ({ handoverHour, fromHour, toHour }: Rotation): number[] => [
  0,
  handoverHour,
  fromHour,
  toHour,
]

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, index) => id === b[index])

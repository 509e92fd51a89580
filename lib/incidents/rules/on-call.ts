import { DateTime } from 'luxon'
import type { Override, Rotation, Schedule } from '../model/on-call.ts'
import { turnsEnded } from './handover.ts'

export type OnCall = { userIds: string[]; isOverride: boolean }

/**
 * Who is on call at an instant. Whoever stands in does so for everybody: of several, the one who was named last. Without
 * one, each rotation that covers the instant gives the person whose turn it is. Nobody: a gap.
 */
export function onCallAt(
  { timeZone, rotations, overrides }: Pick<Schedule, 'timeZone' | 'rotations' | 'overrides'>,
  at: Date,
): OnCall {
  const standIn = overrides
    .filter(({ validFrom, validTo }) => validFrom <= at && at < validTo)
    .reduce<Override | undefined>(
      (last, one) => (last === undefined || isNamedLater(one, last) ? one : last),
      undefined,
    )
  if (standIn !== undefined) return { userIds: [standIn.userId], isOverride: true }
  const inTurn = rotations
    .filter((rotation) => covers(rotation, timeZone, at))
    .flatMap((rotation) => personInTurn(rotation, timeZone, at) ?? [])
  return { userIds: [...new Set(inTurn)], isOverride: false }
}

/** Two that were named at the same instant stay in one order: that of their ids. */
const isNamedLater = (one: Override, than: Override): boolean =>
  one.createdAt.getTime() === than.createdAt.getTime() ? one.id > than.id : one.createdAt > than.createdAt

/** Whose turn it is, whether or not the hour is covered. */
export function personInTurn(rotation: Rotation, timeZone: string, at: Date): string | undefined {
  return rotation.userIds[turnsEnded(rotation, timeZone, at) % rotation.userIds.length]
}

/** Hours that go past midnight belong to the day on which they begin. */
function covers(
  { validFrom, validTo, weekdays, fromHour, toHour }: Rotation,
  timeZone: string,
  at: Date,
): boolean {
  if (at < validFrom || (validTo !== null && at >= validTo)) return false
  const { weekday, hour } = DateTime.fromJSDate(at, { zone: timeZone })
  const isToday = weekdays.includes(weekday)
  if (fromHour === toHour) return isToday
  if (fromHour < toHour) return isToday && fromHour <= hour && hour < toHour
  const wasYesterday = weekdays.includes(weekday === 1 ? 7 : weekday - 1)
  return (isToday && hour >= fromHour) || (wasYesterday && hour < toHour)
}

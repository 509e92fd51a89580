import { z } from 'zod'

/** Who follows whom, from one day on. Hours are full local hours of the schedule's zone. */
export type Rotation = {
  id: string
  /** In turn. */
  userIds: readonly string[]
  turnDays: number
  handoverHour: number
  /** The first turn begins here. */
  validFrom: Date
  validTo: Date | null
  /** ISO weekdays (1 Monday … 7 Sunday) on which its hours begin. */
  weekdays: readonly number[]
  fromHour: number
  /** 24: until midnight. Equal to `fromHour`: around the clock. Below it: until that hour of the next day. */
  toHour: number
}

/** Somebody stands in, for everybody who would be on call meanwhile. */
export type Override = { id: string; userId: string; validFrom: Date; validTo: Date; createdAt: Date }
export type StatedOverride = Override & { reason: string }

export type Schedule = {
  id: string
  name: string
  /** IANA. */
  timeZone: string
  rotations: readonly Rotation[]
  overrides: readonly Override[]
}

/** A stretch in which the same people are on call. Nobody: a gap. */
export type Shift = { from: Date; to: Date; userIds: string[]; isOverride: boolean }

const hour = z.int('is not a full hour').min(0, 'is before 0')
const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
const longestName = 60
const longestReason = 300
const mostPeople = 50
const longestTurnDays = 90
const mostLevels = 10
const longestTimeoutMinutes = 240

export const scheduleFields = {
  name: z.string().trim().min(1, 'is empty').max(longestName, `is longer than ${longestName} characters`),
  timeZone: z.string().trim().refine(isTimeZone, 'is no IANA time zone such as Europe/Berlin'),
}

export const rotationFields = {
  userIds: z
    .array(z.uuid())
    .min(1, 'names nobody')
    .max(mostPeople, `names more than ${mostPeople} people`)
    .refine((ids) => new Set(ids).size === ids.length, 'names somebody twice'),
  turnDays: z
    .int('is no full number of days')
    .min(1, 'is shorter than a day')
    .max(longestTurnDays, `is longer than ${longestTurnDays} days`),
  handoverHour: hour.max(23, 'is after 23'),
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1, 'names no day')
    .transform((days) => [...new Set(days)].toSorted()),
  fromHour: hour.max(23, 'is after 23'),
  toHour: hour.max(24, 'is after 24'),
}

/** `2026-11-23T09:00`, as a browser's date and time field gives it: without a zone, which is the schedule's. */
export const localTimeText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'is no date and time such as 2026-11-23T09:00')

export const overrideReason = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(longestReason, `is longer than ${longestReason} characters`)

/** Whom one level calls. */
export const escalationTargetSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('schedule'), scheduleId: z.uuid() }),
  z.strictObject({ type: z.literal('user'), userId: z.uuid() }),
  z.strictObject({ type: z.literal('role'), role: z.enum(['lead', 'responder']) }),
])
export type EscalationTarget = z.infer<typeof escalationTargetSchema>

/** One level of the list, by position. `id` is null in the list that holds until somebody makes one. */
export type EscalationLevel = {
  id: string | null
  position: number
  target: EscalationTarget
  timeoutMinutes: number
}

export const escalationListSchema = z
  .array(
    z.strictObject({
      target: escalationTargetSchema,
      timeoutMinutes: z
        .int('is no full number of minutes')
        .min(1, 'is shorter than a minute')
        .max(longestTimeoutMinutes, `is longer than ${longestTimeoutMinutes} minutes`),
    }),
  )
  .min(1, 'calls nobody: leave at least one level')
  .max(mostLevels, `has more than ${mostLevels} levels`)

export type OnCallPerson = { id: string; name: string }

/** A rotation as the page shows it. */
export type RotationView = Omit<Rotation, 'userIds'> & {
  people: OnCallPerson[]
  /** `Daily, 09:00 to 17:00 on weekdays`. */
  words: string
}
export type OverrideView = {
  id: string
  validFrom: Date
  validTo: Date
  person: OnCallPerson
  reason: string
}

export type ScheduleView = {
  id: string
  name: string
  timeZone: string
  /** Does the escalation list call it? */
  isCalled: boolean
  /** Nobody is on call at this moment who may respond. */
  isUncovered: boolean
  /** Who is on call at this moment, until when, and who is then. */
  now: { people: OnCallPerson[]; isOverride: boolean; until: Date | null; next: OnCallPerson[] }
  /** Those that run or are still to begin. */
  rotations: RotationView[]
  /** Those that run or are still to begin, within the next weeks. */
  overrides: OverrideView[]
  /** Of the next seven days: where nobody is on call who may respond. */
  gaps: { from: Date; to: Date }[]
}

export type EscalationLevelView = EscalationLevel & {
  /** `Whoever is on call for Platform`. */
  label: string
  /** Whom it would call at this moment. */
  people: (OnCallPerson & { reason: string })[]
}

export type OnCallPage = {
  schedules: ScheduleView[]
  levels: EscalationLevelView[]
  /** Nobody has made a list yet. */
  isDefaultList: boolean
  /** Whom a schedule or the list may name. */
  callable: OnCallPerson[]
  mayManage: boolean
}

/** One stretch of the calendar. Nobody in `people`: a gap. */
export type CalendarShift = {
  from: Date
  to: Date
  people: OnCallPerson[]
  isOverride: boolean
  /** Still to come, and nobody is there, or nobody of them may respond. */
  isGap: boolean
}
export type OnCallCalendar = {
  /** Local days of the first schedule's zone, as `2026-11-23`. */
  firstDay: string
  days: number
  rows: {
    scheduleId: string
    name: string
    timeZone: string
    from: Date
    to: Date
    shifts: CalendarShift[]
  }[]
}

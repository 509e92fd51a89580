import { dayMs } from '#lib/platform/clock.ts'

/** The last millisecond of a day in UTC: the moment for which a day is judged. */
export const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) + dayMs - 1)

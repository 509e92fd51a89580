import { DateTime } from 'luxon'
import type { LastMoment } from '../model/last-moment.ts'

/** The last millisecond of a day of that time zone; a moment is itself. */
export const lastMoment = (until: LastMoment, zone: string): Date =>
  typeof until === 'string' ? DateTime.fromISO(until, { zone }).endOf('day').toJSDate() : until

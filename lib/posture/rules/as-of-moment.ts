import { PlumblineError } from '#lib/platform/errors.ts'
import { readAsOf } from '../model/as-of.ts'
import { endOfDay } from './end-of-day.ts'

/**
 * The moment that a request's `?asOf=` means: the end of its day, or null for live.
 * @throws PlumblineError `invalid_input` when it is no day that can be shown: live rows would pass for that day's
 */
export function asOfMoment(parameter: string | null, now: Date): Date | null {
  const asked = readAsOf(parameter ?? undefined, now)
  if (asked.kind === 'refused') throw new PlumblineError('invalid_input', asked.message, asked.nextStep)
  return asked.kind === 'day' ? endOfDay(asked.day) : null
}

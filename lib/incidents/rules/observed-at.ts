import { minuteMs } from '#lib/platform/clock.ts'
import { PlumblineError } from '#lib/platform/errors.ts'
import { formatAbsolute } from '#lib/platform/format/time.ts'

/** Clocks of people and machines differ a little; nothing was observed further ahead than this. */
const skewMs = 2 * minuteMs
const earliest = new Date('2000-01-01T00:00:00Z')

/**
 * When something is said to have happened: now when nothing is said, and never after it was told.
 * @throws PlumblineError invalid_input for a moment that lies ahead, or before the year 2000
 */
export function observedAtOf(said: Date | undefined, now: Date): Date {
  if (said === undefined) return now
  if (said < earliest || said.getTime() > now.getTime() + skewMs) {
    throw new PlumblineError(
      'invalid_input',
      `It cannot have been observed at ${formatAbsolute(said)}: ${said < earliest ? 'that is too long ago' : 'that moment has not come yet'}.`,
      'Give the time at which it was seen, or leave it out when it was now.',
      { details: [{ path: 'observedAt', message: 'lies ahead, or too far back' }] },
    )
  }
  return said > now ? now : said
}

/** The same for machines outside, whose clocks nobody can correct in the moment: what lies ahead was just now. */
export const observedByMachine = (said: Date | null, now: Date): Date =>
  said === null || said < earliest || said > now ? now : said

import { z } from 'zod'
import { PlumblineError } from '#lib/platform/errors.ts'

const moment = z.iso.datetime({ offset: true })

/**
 * The moment that an address names, as RFC 3339; null when it names none.
 * @throws PlumblineError invalid_input
 */
export function readMoment(text: string | null): Date | null {
  if (text === null || text === '') return null
  // PostgreSQL knows no year 0; nothing of ours is older than the clock of the machines.
  if (moment.safeParse(text).success && new Date(text).getTime() >= 0) return new Date(text)
  throw new PlumblineError(
    'invalid_input',
    `“${text.slice(0, 40)}” is no moment.`,
    'Give it as 2026-11-20T22:14:00Z.',
  )
}
